-- Business accounts whose templates are known, with the time of the list that is kept. Whoever
-- writes templates locks this row first.
CREATE TABLE cuentas_plantillas (
  waba_id TEXT PRIMARY KEY,
  sincronizado_en INTEGER NOT NULL
) WITHOUT ROWID;

-- The templates as Meta told of them, with of when each part is that Meta tells the changes of.
CREATE TABLE plantillas (
  waba_id TEXT NOT NULL,
  nombre TEXT NOT NULL,
  idioma TEXT NOT NULL,
  estado TEXT NOT NULL,
  estado_en INTEGER NOT NULL,
  calidad TEXT,
  calidad_en INTEGER NOT NULL,
  categoria TEXT NOT NULL,
  categoria_en INTEGER NOT NULL,
  contenido TEXT NOT NULL,
  PRIMARY KEY (waba_id, nombre, idioma)
) WITHOUT ROWID;
