-- What changed, for whoever follows it: one row a transaction, or several of a large one. hasta is the
-- offset of its last event, n how many it has, and cambios one line each: see ChangeLine. Rows are
-- written without an offset, so that no writer waits for another, and get it before they are read:
-- by then it is known which of them were committed first.
CREATE TABLE eventos (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hasta bigint,
  n integer NOT NULL,
  creado_en timestamptz NOT NULL,
  cambios text NOT NULL
);
CREATE UNIQUE INDEX eventos_hasta ON eventos (hasta) WHERE hasta IS NOT NULL;
CREATE INDEX eventos_sin_numero ON eventos (id) WHERE hasta IS NULL;

-- The last offset given out. Whoever gives out more keeps this row until they are durable.
CREATE TABLE eventos_ultimo (hasta bigint NOT NULL);
INSERT INTO eventos_ultimo VALUES (0);
