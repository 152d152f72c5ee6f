-- Each cost PostgreSQL a query and a lock for every message. The first two rows are written in one transaction;
-- for the second the writer sees that the chat's own row is there when it counts the message in it.
ALTER TABLE salientes DROP CONSTRAINT salientes_id_fkey;
ALTER TABLE conversaciones_whatsapp DROP CONSTRAINT conversaciones_whatsapp_chat_id_fkey;
