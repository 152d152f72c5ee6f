-- Chats that wait are listed by how long, as they are answered: one index serves both, and a message
-- in such a chat moves one entry less.
DROP INDEX chats_esperando;
DROP INDEX chats_pendientes;
CREATE INDEX chats_pendientes ON chats (pendiente_desde, id) WHERE pendiente_desde IS NOT NULL;
