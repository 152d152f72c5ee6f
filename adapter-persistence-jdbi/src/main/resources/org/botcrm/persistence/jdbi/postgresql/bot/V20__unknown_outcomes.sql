-- How many attempts of a message ended without an outcome, which alone decide whether another one is
-- made; and how often the last attempt was held for its status.
ALTER TABLE salientes ADD COLUMN desconocidos INTEGER NOT NULL DEFAULT 0;
ALTER TABLE salientes ADD COLUMN retenciones INTEGER NOT NULL DEFAULT 0;

-- A number without a row sends nothing, and chats that began without a message had none.
INSERT INTO numeros_negocio (phone_number_id)
  SELECT DISTINCT phone_number_id FROM chats WHERE TRUE
  ON CONFLICT (phone_number_id) DO NOTHING;
