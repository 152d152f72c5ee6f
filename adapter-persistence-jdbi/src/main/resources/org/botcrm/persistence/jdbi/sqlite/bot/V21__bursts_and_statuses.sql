-- When the burst of messages began whose end of payment is ritmo_hasta: see PairPace.
ALTER TABLE chats ADD COLUMN rafaga_desde INTEGER;

-- Whether a status told why a number is stopped, and not the answer to a message: see NumberPace.
ALTER TABLE numeros_negocio ADD COLUMN detenido_por_estado BOOLEAN NOT NULL DEFAULT FALSE;
