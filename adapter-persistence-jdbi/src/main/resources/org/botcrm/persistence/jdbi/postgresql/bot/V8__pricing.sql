-- What Meta says that a message costs, once for each message, whether or not the message is known.
-- entregado_en is the earliest time at which a status says that it arrived; until then it is not
-- charged and not counted.
CREATE TABLE cobros (
  message_id TEXT NOT NULL,
  phone_number_id TEXT NOT NULL,
  categoria TEXT NOT NULL,
  tipo TEXT NOT NULL,
  facturable BOOLEAN,
  modelo TEXT,
  cobrado BOOLEAN NOT NULL,
  entregado_en TIMESTAMPTZ,
  PRIMARY KEY (message_id, phone_number_id)
);

-- Messages delivered at a price, by quarter of an hour (cuarto: 900 seconds, counted from 1970):
-- their sums are the days and months of any zone.
CREATE TABLE contadores_cobro (
  cuarto BIGINT NOT NULL,
  phone_number_id TEXT NOT NULL,
  categoria TEXT NOT NULL,
  tipo TEXT NOT NULL,
  ranura INTEGER NOT NULL,
  n BIGINT NOT NULL,
  cobrados BIGINT NOT NULL,
  PRIMARY KEY (cuarto, phone_number_id, categoria, tipo, ranura)
);
