-- The lender's people who use the bot. The CRM may have a table of users of its own, so these are
-- called otherwise. clave is a hash: see PasswordHash.
CREATE TABLE personal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  usuario text NOT NULL UNIQUE,
  nombre text NOT NULL,
  rol text NOT NULL,
  clave text NOT NULL,
  activo boolean NOT NULL,
  creado_en timestamptz NOT NULL
);

-- Who is logged in. huella: SHA-256 of what the browser shows.
CREATE TABLE personal_sesiones (
  huella text PRIMARY KEY,
  personal_id bigint NOT NULL REFERENCES personal (id),
  csrf text NOT NULL,
  creado_en timestamptz NOT NULL,
  vence_en timestamptz NOT NULL
);
CREATE INDEX personal_sesiones_personal ON personal_sesiones (personal_id);
CREATE INDEX personal_sesiones_vence ON personal_sesiones (vence_en);

-- The keys of programs. huella: SHA-256 of the key, which is random; pista: how it begins.
CREATE TABLE claves_api (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  nombre text NOT NULL,
  rol text NOT NULL,
  huella text NOT NULL UNIQUE,
  pista text NOT NULL,
  creado_en timestamptz NOT NULL,
  revocada_en timestamptz
);

-- Who did what. Nothing in it is changed or deleted.
CREATE TABLE auditoria (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  en timestamptz NOT NULL,
  quien text NOT NULL,
  accion text NOT NULL,
  recurso_id bigint,
  direccion text
);
CREATE FUNCTION auditoria_no_cambia() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'auditoria is append-only';
END $$;
CREATE TRIGGER auditoria_no_cambia BEFORE UPDATE OR DELETE OR TRUNCATE ON auditoria
  FOR EACH STATEMENT EXECUTE FUNCTION auditoria_no_cambia();
