-- Programs that are told of events. leido_hasta is the offset of the last event that is dealt with, so that
-- nothing is queued for any of them. token counts turns: who has an old one writes nothing. version counts
-- the times that somebody set the subscription back. tipos: words with commas, none for all.
CREATE TABLE suscripciones (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL,
  tipos TEXT NOT NULL,
  secreto TEXT NOT NULL,
  activa BOOLEAN NOT NULL,
  creado_en INTEGER NOT NULL,
  leido_hasta BIGINT NOT NULL,
  version BIGINT NOT NULL,
  intentos INTEGER NOT NULL,
  falla_desde INTEGER,
  motivo TEXT,
  disponible_en INTEGER NOT NULL,
  token BIGINT NOT NULL,
  ocupada_hasta INTEGER
);

-- Events that a subscriber did not take for a day, whole: the feed forgets them. repetir: somebody wants
-- them told once more.
CREATE TABLE suscripciones_fallidas (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  suscripcion_id BIGINT NOT NULL REFERENCES suscripciones (id),
  posicion BIGINT NOT NULL,
  evento_en INTEGER NOT NULL,
  tipo TEXT NOT NULL,
  chat_id BIGINT,
  recurso_id BIGINT NOT NULL,
  detalle TEXT,
  motivo TEXT NOT NULL,
  fallo_en INTEGER NOT NULL,
  repetir BOOLEAN NOT NULL,
  UNIQUE (suscripcion_id, posicion)
);
CREATE INDEX suscripciones_fallidas_lista ON suscripciones_fallidas (suscripcion_id, id);
CREATE INDEX suscripciones_fallidas_repetir ON suscripciones_fallidas (suscripcion_id, id) WHERE repetir;
