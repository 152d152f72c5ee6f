-- Instants are microseconds since 1970 in UTC.

-- One row a POST of Meta's webhook, as it came.
CREATE TABLE entregas (
  id INTEGER PRIMARY KEY,
  recibido_en INTEGER NOT NULL,
  cuerpo BLOB NOT NULL,
  fallida BOOLEAN NOT NULL,
  error TEXT
);
CREATE INDEX entregas_fallidas ON entregas (id) WHERE fallida;

-- The business numbers, as Meta's deliveries name them.
CREATE TABLE numeros_negocio (
  phone_number_id TEXT PRIMARY KEY,
  numero TEXT,
  numero_canonico TEXT
);
CREATE INDEX numeros_negocio_canonico ON numeros_negocio (numero_canonico);

-- One row a business number and contact. A person is known by user_id, by number, or by both;
-- clave stands for what is neither: a group, or nobody. While a message waits for an answer,
-- pendiente_desde is when the first such was stored and pendiente_timestamp the least of theirs: an
-- index of waiting messages would cost every message one more random page.
CREATE TABLE chats (
  id INTEGER PRIMARY KEY,
  phone_number_id TEXT NOT NULL,
  wa_id TEXT,
  wa_id_en INTEGER,
  numero_canonico TEXT,
  user_id TEXT,
  clave TEXT,
  nombre_perfil TEXT,
  nombre_perfil_en INTEGER,
  version BIGINT NOT NULL DEFAULT 0,
  inbound BIGINT NOT NULL DEFAULT 0,
  outbound BIGINT NOT NULL DEFAULT 0,
  ultimo_en INTEGER,
  pendiente_desde INTEGER,
  pendiente_timestamp INTEGER,
  creado_en INTEGER NOT NULL
);
CREATE UNIQUE INDEX chats_user_id ON chats (user_id, phone_number_id) WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX chats_solo_numero ON chats (numero_canonico, phone_number_id)
  WHERE user_id IS NULL AND numero_canonico IS NOT NULL;
CREATE UNIQUE INDEX chats_clave ON chats (clave, phone_number_id) WHERE clave IS NOT NULL;
CREATE INDEX chats_numero ON chats (numero_canonico) WHERE numero_canonico IS NOT NULL;
CREATE INDEX chats_pendientes ON chats (pendiente_desde) WHERE pendiente_desde IS NOT NULL;

-- One row a message, in either direction: the CRM's table. From phone_number_id on, ours.
CREATE TABLE conversaciones_whatsapp (
  id INTEGER PRIMARY KEY,
  message_id TEXT,
  from_number TEXT,
  to_number TEXT,
  message_type TEXT NOT NULL,
  body TEXT,
  timestamp INTEGER NOT NULL,
  direccion TEXT NOT NULL CHECK (direccion IN ('INBOUND', 'OUTBOUND')),
  cliente_id INTEGER,
  procesado BOOLEAN NOT NULL DEFAULT FALSE,
  respuesta_enviada BOOLEAN NOT NULL DEFAULT FALSE,
  respuesta_id BIGINT,
  respuesta_bot TEXT,
  respuesta_meta_id TEXT,
  error TEXT,
  creado_en INTEGER NOT NULL,
  actualizado_en INTEGER NOT NULL,
  phone_number_id TEXT NOT NULL,
  chat_id BIGINT NOT NULL REFERENCES chats (id),
  autor TEXT NOT NULL,
  estado_envio TEXT,
  regla TEXT,
  mensaje_citado TEXT,
  contenido TEXT,
  entrega_id BIGINT
);
-- A repeated message is known by this; message_id first, so that statuses find it too.
CREATE UNIQUE INDEX conversaciones_message_id
  ON conversaciones_whatsapp (message_id, phone_number_id) WHERE message_id IS NOT NULL;
CREATE INDEX conversaciones_tiempo ON conversaciones_whatsapp (timestamp, id);
CREATE INDEX conversaciones_direccion ON conversaciones_whatsapp (direccion, timestamp, id);
CREATE INDEX conversaciones_tipo ON conversaciones_whatsapp (message_type, timestamp, id);
CREATE INDEX conversaciones_chat ON conversaciones_whatsapp (chat_id, timestamp, id);
CREATE INDEX conversaciones_cliente ON conversaciones_whatsapp (cliente_id, timestamp, id)
  WHERE cliente_id IS NOT NULL;

-- Every status that Meta reported, whether or not its message is known yet.
CREATE TABLE estados_mensaje (
  message_id TEXT NOT NULL,
  phone_number_id TEXT NOT NULL,
  estado TEXT NOT NULL,
  timestamp INTEGER NOT NULL,
  error_codigo INTEGER,
  error TEXT,
  contenido TEXT NOT NULL,
  entrega_id BIGINT,
  PRIMARY KEY (message_id, phone_number_id, estado)
) WITHOUT ROWID;

-- Everything else that Meta reported, and what could not be read (with its error).
CREATE TABLE eventos_meta (
  id INTEGER PRIMARY KEY,
  huella TEXT NOT NULL UNIQUE,
  campo TEXT NOT NULL,
  contenido TEXT NOT NULL,
  error TEXT,
  entrega_id BIGINT NOT NULL,
  creado_en INTEGER NOT NULL
);
CREATE INDEX eventos_meta_errores ON eventos_meta (entrega_id) WHERE error IS NOT NULL;

-- The outbox: one row a message to be sent, with the id of its row above. disponible_en is when it
-- is due; while it is on its way, when its claim runs out. chat_id follows a chat that is joined to
-- another only while the message is open.
CREATE TABLE salientes (
  id BIGINT PRIMARY KEY REFERENCES conversaciones_whatsapp (id),
  chat_id BIGINT NOT NULL,
  responde_a BIGINT,
  parte INTEGER NOT NULL,
  ultima_parte BOOLEAN NOT NULL,
  estado TEXT NOT NULL,
  abierto BOOLEAN NOT NULL,
  disponible_en INTEGER NOT NULL,
  intentos INTEGER NOT NULL DEFAULT 0,
  token BIGINT NOT NULL DEFAULT 0,
  motivo TEXT,
  creado_en INTEGER NOT NULL
);
CREATE INDEX salientes_abiertos ON salientes (disponible_en, id) WHERE abierto;
CREATE INDEX salientes_chat ON salientes (chat_id, id) WHERE abierto;

-- Figures, kept in the transaction that changes them. Each writer has a slot (ranura) of its own, so
-- that writers do not wait for each other.
CREATE TABLE contadores (
  phone_number_id TEXT NOT NULL,
  ranura INTEGER NOT NULL,
  inbound BIGINT NOT NULL,
  outbound BIGINT NOT NULL,
  con_cliente BIGINT NOT NULL,
  respuestas_enviadas BIGINT NOT NULL,
  PRIMARY KEY (phone_number_id, ranura)
) WITHOUT ROWID;
CREATE TABLE contadores_minuto (
  minuto BIGINT NOT NULL,
  direccion TEXT NOT NULL,
  ranura INTEGER NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (minuto, direccion, ranura)
) WITHOUT ROWID;
CREATE TABLE contadores_cliente (
  cliente_id INTEGER NOT NULL,
  ranura INTEGER NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (cliente_id, ranura)
) WITHOUT ROWID;

-- A word that tells this database from any other, so that a status that speaks of a message of an
-- earlier one is not taken for one of ours.
CREATE TABLE instalacion (clave TEXT NOT NULL);
INSERT INTO instalacion VALUES (lower(hex(randomblob(6))));

-- The last id given out for each table.
CREATE TABLE secuencias (nombre TEXT PRIMARY KEY, ultimo INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO secuencias VALUES
  ('entregas', 0), ('chats', 0), ('conversaciones_whatsapp', 0), ('eventos_meta', 0);
