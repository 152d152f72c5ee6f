-- Programs that are told of events. leido_hasta is the offset of the last event that is dealt with, so that
-- nothing is queued for any of them. token counts turns: who has an old one writes nothing. version counts
-- the times that somebody set the subscription back. tipos: words with commas, none for all.
CREATE TABLE suscripciones (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  url text NOT NULL,
  tipos text NOT NULL,
  secreto text NOT NULL,
  activa boolean NOT NULL,
  creado_en timestamptz NOT NULL,
  leido_hasta bigint NOT NULL,
  version bigint NOT NULL,
  intentos integer NOT NULL,
  falla_desde timestamptz,
  motivo text,
  disponible_en timestamptz NOT NULL,
  token bigint NOT NULL,
  ocupada_hasta timestamptz
);

-- Events that a subscriber did not take for a day, whole: the feed forgets them. repetir: somebody wants
-- them told once more.
CREATE TABLE suscripciones_fallidas (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  suscripcion_id bigint NOT NULL REFERENCES suscripciones (id),
  posicion bigint NOT NULL,
  evento_en timestamptz NOT NULL,
  tipo text NOT NULL,
  chat_id bigint,
  recurso_id bigint NOT NULL,
  detalle text,
  motivo text NOT NULL,
  fallo_en timestamptz NOT NULL,
  repetir boolean NOT NULL,
  UNIQUE (suscripcion_id, posicion)
);
CREATE INDEX suscripciones_fallidas_lista ON suscripciones_fallidas (suscripcion_id, id);
CREATE INDEX suscripciones_fallidas_repetir ON suscripciones_fallidas (suscripcion_id, id) WHERE repetir;
