-- The chat of the number or the user id that a person has now, as Meta told of it, and when it changed: what is
-- still to be sent in the old chat goes there. The old chat keeps its ids: who writes under them from then on may
-- be somebody else.
ALTER TABLE chats ADD COLUMN mudado_a BIGINT;
ALTER TABLE chats ADD COLUMN mudado_en INTEGER;
CREATE INDEX chats_mudados ON chats (mudado_a) WHERE mudado_a IS NOT NULL;
