-- Business accounts whose templates are known, with the time of the list that is kept. Whoever
-- writes templates locks this row first.
CREATE TABLE cuentas_plantillas (
  waba_id TEXT PRIMARY KEY,
  sincronizado_en TIMESTAMPTZ NOT NULL
);

-- The templates as Meta told of them, with of when each part is that Meta tells the changes of.
CREATE TABLE plantillas (
  waba_id TEXT NOT NULL,
  nombre TEXT COLLATE "C" NOT NULL,
  idioma TEXT COLLATE "C" NOT NULL,
  estado TEXT NOT NULL,
  estado_en TIMESTAMPTZ NOT NULL,
  calidad TEXT,
  calidad_en TIMESTAMPTZ NOT NULL,
  categoria TEXT NOT NULL,
  categoria_en TIMESTAMPTZ NOT NULL,
  contenido TEXT NOT NULL,
  PRIMARY KEY (waba_id, nombre, idioma)
);
