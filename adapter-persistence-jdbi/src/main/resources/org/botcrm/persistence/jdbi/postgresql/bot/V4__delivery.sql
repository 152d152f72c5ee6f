-- What decides whether something may be sent in a chat: until when the person's last message lets us
-- write freely, since when they want no messages, until when a person of the lender answers, and
-- until when the messages of the pair of numbers are paid for.
ALTER TABLE chats ADD COLUMN ventana_hasta TIMESTAMPTZ;
ALTER TABLE chats ADD COLUMN baja_en TIMESTAMPTZ;
ALTER TABLE chats ADD COLUMN humano_hasta TIMESTAMPTZ;
ALTER TABLE chats ADD COLUMN ritmo_hasta TIMESTAMPTZ;
UPDATE chats SET ventana_hasta = (
  SELECT MAX(c.timestamp) + interval '24 hours' FROM conversaciones_whatsapp c
  WHERE c.chat_id = chats.id AND c.direccion = 'INBOUND'
    AND c.message_type NOT IN ('reaction', 'system'));

-- How each business number may send, shared by all nodes: see NumberPace.
ALTER TABLE numeros_negocio ADD COLUMN fichas DOUBLE PRECISION;
ALTER TABLE numeros_negocio ADD COLUMN fichas_en TIMESTAMPTZ;
ALTER TABLE numeros_negocio ADD COLUMN frenado_a DOUBLE PRECISION;
ALTER TABLE numeros_negocio ADD COLUMN frenado_en TIMESTAMPTZ;
ALTER TABLE numeros_negocio ADD COLUMN pausa_hasta TIMESTAMPTZ;
ALTER TABLE numeros_negocio ADD COLUMN detenido_desde TIMESTAMPTZ;
ALTER TABLE numeros_negocio ADD COLUMN detenido_prueba TIMESTAMPTZ;
ALTER TABLE numeros_negocio ADD COLUMN detenido_codigo INTEGER;
ALTER TABLE numeros_negocio ADD COLUMN detenido_motivo TEXT;

-- The number that sends, so that one that is stopped does not hold up the others; how often Meta
-- refused the message for a passing reason; and whether it confirms that the person wants no more.
ALTER TABLE salientes ADD COLUMN phone_number_id TEXT NOT NULL DEFAULT '';
ALTER TABLE salientes ADD COLUMN rechazos INTEGER NOT NULL DEFAULT 0;
ALTER TABLE salientes ADD COLUMN confirma_baja BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE salientes SET phone_number_id = (
  SELECT c.phone_number_id FROM conversaciones_whatsapp c WHERE c.id = salientes.id);
INSERT INTO numeros_negocio (phone_number_id)
  SELECT DISTINCT phone_number_id FROM salientes WHERE abierto
  ON CONFLICT (phone_number_id) DO NOTHING;
DROP INDEX salientes_abiertos;
CREATE INDEX salientes_abiertos ON salientes (phone_number_id, disponible_en, id) WHERE abierto;

-- One row an attempt to send, with what came of it.
CREATE TABLE intentos_envio (
  saliente_id BIGINT NOT NULL,
  intento INTEGER NOT NULL,
  fin TIMESTAMPTZ NOT NULL,
  resultado TEXT NOT NULL,
  codigo INTEGER,
  motivo TEXT,
  PRIMARY KEY (saliente_id, intento)
);
