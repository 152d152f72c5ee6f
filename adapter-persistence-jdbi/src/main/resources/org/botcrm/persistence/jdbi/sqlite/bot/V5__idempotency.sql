-- The keys under which callers queued messages, so that a repeated call queues none: huella is the
-- SHA-256 of what was asked for. Kept a day at least.
CREATE TABLE claves_idempotencia (
  clave TEXT PRIMARY KEY,
  huella TEXT NOT NULL,
  conversacion_id BIGINT NOT NULL,
  creado_en INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX claves_idempotencia_edad ON claves_idempotencia (creado_en);

-- The template that stands in for a message when its window is closed as it leaves, as JSON.
ALTER TABLE salientes ADD COLUMN plantilla TEXT;

-- Chats as people look at them: newest activity first, all of them or those that wait.
CREATE INDEX chats_actividad ON chats (ultimo_en, id) WHERE ultimo_en IS NOT NULL;
CREATE INDEX chats_esperando ON chats (ultimo_en, id) WHERE pendiente_desde IS NOT NULL;
