-- One row a message that came with a file, with the id of its row in conversaciones_whatsapp: what
-- Meta said of the file, and how far it got. While it is open, disponible_en is when it is due, or
-- when its claim runs out. url holds for 5 minutes and goes with the first claim. huella is the
-- SHA-256 that Meta announced; once the file is stored, that of the file, by which it is found.
CREATE TABLE medios (
  id INTEGER PRIMARY KEY REFERENCES conversaciones_whatsapp (id),
  media_id TEXT NOT NULL,
  tipo_mime TEXT,
  nombre TEXT,
  huella TEXT,
  url TEXT,
  estado TEXT NOT NULL,
  abierto BOOLEAN NOT NULL,
  disponible_en INTEGER NOT NULL,
  intentos INTEGER NOT NULL DEFAULT 0,
  token BIGINT NOT NULL DEFAULT 0,
  bytes BIGINT NOT NULL DEFAULT 0,
  motivo TEXT,
  creado_en INTEGER NOT NULL,
  actualizado_en INTEGER NOT NULL
);
CREATE INDEX medios_abiertos ON medios (disponible_en, id) WHERE abierto;
