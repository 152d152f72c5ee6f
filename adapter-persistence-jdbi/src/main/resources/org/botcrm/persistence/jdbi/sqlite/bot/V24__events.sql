-- What changed, for whoever follows it: one row a transaction, or several of a large one. hasta is the
-- offset of its last event, n how many it has, and cambios one line each: see ChangeLine.
CREATE TABLE eventos (
  hasta INTEGER PRIMARY KEY,
  n INTEGER NOT NULL,
  creado_en INTEGER NOT NULL,
  cambios TEXT NOT NULL
);
INSERT INTO secuencias VALUES ('eventos', 0);
