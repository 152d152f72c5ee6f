-- When the person wrote last of what the bot is done with, by Meta's clock; and Meta's hash of their
-- WhatsApp identity, with the time of the message that told it.
ALTER TABLE chats ADD COLUMN hablo_en INTEGER;
ALTER TABLE chats ADD COLUMN clave_identidad TEXT;
ALTER TABLE chats ADD COLUMN clave_identidad_en INTEGER;
UPDATE chats SET hablo_en = (
  SELECT MAX(c.timestamp) FROM conversaciones_whatsapp c
  WHERE c.chat_id = chats.id AND c.direccion = 'INBOUND' AND c.procesado
    AND c.message_type NOT IN ('reaction', 'system'));

-- The button or row of a list that was pressed, and the number that the person shared as theirs. On
-- the row that was answered: why so, as JSON.
ALTER TABLE conversaciones_whatsapp ADD COLUMN eleccion TEXT;
ALTER TABLE conversaciones_whatsapp ADD COLUMN numero_propio TEXT;
ALTER TABLE conversaciones_whatsapp ADD COLUMN porque TEXT;

-- The key under which typed IDs are hashed to be counted.
ALTER TABLE instalacion ADD COLUMN secreto TEXT NOT NULL DEFAULT '';
UPDATE instalacion SET secreto = lower(hex(randomblob(32)));

-- What is remembered of a conversation (recuerdo: JSON), whom the chat belongs to and what the
-- contact looked like when that was found out (base_), or why it belongs to nobody any more (duda),
-- and the last code that it was promised.
CREATE TABLE dialogos (
  chat_id INTEGER PRIMARY KEY,
  recuerdo TEXT,
  recuerdo_hasta INTEGER,
  recuerdo_en INTEGER,
  vinculo_cliente_id INTEGER,
  vinculo_fuente TEXT,
  vinculo_desde INTEGER,
  verificado_hasta INTEGER,
  base_numero TEXT,
  base_user_id TEXT,
  base_identidad TEXT,
  duda TEXT,
  codigo_id BIGINT,
  codigo_en INTEGER
);

-- One row each time that a chat was linked to a client (with fuente), or to nobody any more.
CREATE TABLE vinculos (
  id INTEGER PRIMARY KEY,
  chat_id BIGINT NOT NULL,
  cliente_id INTEGER,
  fuente TEXT,
  motivo TEXT NOT NULL,
  en INTEGER NOT NULL
);
CREATE INDEX vinculos_chat ON vinculos (chat_id, id);

-- One-time codes. huella counts requests for one typed ID; documento is that ID, and is there only
-- while the request is open. estado: 'pedido', 'enviando', 'enviado', 'no_enviado', 'reemplazado',
-- 'negado' (beyond the limits, never to be sent) or 'usado'. While it is open, disponible_en is when
-- it is due, or when its claim runs out.
CREATE TABLE codigos (
  id INTEGER PRIMARY KEY,
  chat_id BIGINT NOT NULL,
  cliente_id INTEGER,
  huella TEXT,
  documento TEXT,
  estado TEXT NOT NULL,
  abierto BOOLEAN NOT NULL,
  disponible_en INTEGER NOT NULL,
  intentos INTEGER NOT NULL DEFAULT 0,
  codigo TEXT,
  vence_en INTEGER,
  motivo TEXT,
  creado_en INTEGER NOT NULL
);
CREATE INDEX codigos_abiertos ON codigos (disponible_en, id) WHERE abierto;
CREATE INDEX codigos_chat ON codigos (chat_id, creado_en);
CREATE INDEX codigos_cliente ON codigos (cliente_id, creado_en) WHERE cliente_id IS NOT NULL;
CREATE INDEX codigos_huella ON codigos (huella, creado_en) WHERE huella IS NOT NULL;
INSERT INTO secuencias VALUES ('codigos', 0);

-- Wrong codes.
CREATE TABLE intentos_codigo (
  id INTEGER PRIMARY KEY,
  chat_id BIGINT NOT NULL,
  cliente_id INTEGER,
  huella TEXT,
  en INTEGER NOT NULL
);
CREATE INDEX intentos_codigo_chat ON intentos_codigo (chat_id, en);
CREATE INDEX intentos_codigo_cliente ON intentos_codigo (cliente_id, en)
  WHERE cliente_id IS NOT NULL;
CREATE INDEX intentos_codigo_huella ON intentos_codigo (huella, en) WHERE huella IS NOT NULL;

-- What the lender's people are asked to do. asunto: whose codes an alarm is about, besides the chat.
CREATE TABLE solicitudes (
  id INTEGER PRIMARY KEY,
  tipo TEXT NOT NULL,
  detalle TEXT NOT NULL,
  chat_id BIGINT NOT NULL,
  cliente_id INTEGER,
  documento TEXT,
  asunto TEXT,
  creado_en INTEGER NOT NULL,
  resuelta_en INTEGER,
  resuelta_por TEXT,
  nota TEXT
);
CREATE INDEX solicitudes_abiertas ON solicitudes (id) WHERE resuelta_en IS NULL;
CREATE INDEX solicitudes_abiertas_tipo ON solicitudes (tipo, id) WHERE resuelta_en IS NULL;
CREATE INDEX solicitudes_chat ON solicitudes (chat_id, tipo, creado_en);
CREATE INDEX solicitudes_asunto ON solicitudes (asunto, creado_en) WHERE asunto IS NOT NULL;

-- Payments that clients say to have made. Amounts as they were written, without a thousands mark;
-- huella: SHA-256 of the slip; referencia_clave: the reference as it is compared.
CREATE TABLE pagos_reportados (
  id INTEGER PRIMARY KEY,
  chat_id BIGINT NOT NULL,
  mensaje_id BIGINT NOT NULL,
  cliente_id INTEGER,
  prestamo_id BIGINT,
  monto TEXT NOT NULL,
  moneda TEXT,
  fecha TEXT,
  banco TEXT,
  referencia TEXT,
  referencia_clave TEXT,
  comprobante_id BIGINT,
  huella TEXT,
  estado TEXT NOT NULL,
  revisado_por TEXT,
  revisado_en INTEGER,
  nota TEXT,
  creado_en INTEGER NOT NULL
);
CREATE INDEX pagos_reportados_estado ON pagos_reportados (estado, id);
CREATE INDEX pagos_reportados_cliente ON pagos_reportados (cliente_id, id)
  WHERE cliente_id IS NOT NULL;
CREATE INDEX pagos_reportados_huella ON pagos_reportados (huella, id) WHERE huella IS NOT NULL;
CREATE INDEX pagos_reportados_referencia ON pagos_reportados (referencia_clave, id)
  WHERE referencia_clave IS NOT NULL;
CREATE INDEX pagos_reportados_chat ON pagos_reportados (chat_id);

-- Promises to pay.
CREATE TABLE promesas_pago (
  id INTEGER PRIMARY KEY,
  chat_id BIGINT NOT NULL,
  mensaje_id BIGINT NOT NULL,
  cliente_id INTEGER,
  prestamo_id BIGINT,
  monto TEXT,
  moneda TEXT,
  fecha TEXT NOT NULL,
  creado_en INTEGER NOT NULL
);
CREATE INDEX promesas_pago_fecha ON promesas_pago (fecha, id);
CREATE INDEX promesas_pago_cliente ON promesas_pago (cliente_id, fecha, id)
  WHERE cliente_id IS NOT NULL;
CREATE INDEX promesas_pago_chat ON promesas_pago (chat_id);

-- What was not understood, normalised.
CREATE TABLE no_entendidos (
  id INTEGER PRIMARY KEY,
  palabras TEXT NOT NULL,
  en INTEGER NOT NULL
);
CREATE INDEX no_entendidos_en ON no_entendidos (en, palabras);
