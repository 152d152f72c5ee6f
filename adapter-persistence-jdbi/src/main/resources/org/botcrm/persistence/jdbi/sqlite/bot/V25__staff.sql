-- The lender's people who use the bot. The CRM may have a table of users of its own, so these are
-- called otherwise. clave is a hash: see PasswordHash.
CREATE TABLE personal (
  id INTEGER PRIMARY KEY,
  usuario TEXT NOT NULL UNIQUE,
  nombre TEXT NOT NULL,
  rol TEXT NOT NULL,
  clave TEXT NOT NULL,
  activo BOOLEAN NOT NULL,
  creado_en INTEGER NOT NULL
);

-- Who is logged in. huella: SHA-256 of what the browser shows.
CREATE TABLE personal_sesiones (
  huella TEXT PRIMARY KEY,
  personal_id BIGINT NOT NULL REFERENCES personal (id),
  csrf TEXT NOT NULL,
  creado_en INTEGER NOT NULL,
  vence_en INTEGER NOT NULL
);
CREATE INDEX personal_sesiones_personal ON personal_sesiones (personal_id);
CREATE INDEX personal_sesiones_vence ON personal_sesiones (vence_en);

-- The keys of programs. huella: SHA-256 of the key, which is random; pista: how it begins.
CREATE TABLE claves_api (
  id INTEGER PRIMARY KEY,
  nombre TEXT NOT NULL,
  rol TEXT NOT NULL,
  huella TEXT NOT NULL UNIQUE,
  pista TEXT NOT NULL,
  creado_en INTEGER NOT NULL,
  revocada_en INTEGER
);

-- Who did what. Nothing in it is changed or deleted.
CREATE TABLE auditoria (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  en INTEGER NOT NULL,
  quien TEXT NOT NULL,
  accion TEXT NOT NULL,
  recurso_id BIGINT,
  direccion TEXT
);
CREATE TRIGGER auditoria_no_cambia BEFORE UPDATE ON auditoria
BEGIN
  SELECT RAISE(ABORT, 'auditoria is append-only');
END;
CREATE TRIGGER auditoria_no_se_borra BEFORE DELETE ON auditoria
BEGIN
  SELECT RAISE(ABORT, 'auditoria is append-only');
END;
