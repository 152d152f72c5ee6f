-- Money is text, because SQLite's numbers are floating; dates and times are ISO text.
-- The lender's records, when no CRM has them. The bot only reads them.
CREATE TABLE clientes (
  id INTEGER PRIMARY KEY,
  cedula VARCHAR(20) NOT NULL,
  nombres VARCHAR(100) NOT NULL,
  apellidos VARCHAR(100),
  telefono VARCHAR(100),
  email VARCHAR(150),
  estado VARCHAR(20) NOT NULL
);
CREATE INDEX clientes_cedula ON clientes (cedula);

CREATE TABLE prestamos (
  id INTEGER PRIMARY KEY,
  cliente_id INTEGER NOT NULL REFERENCES clientes (id),
  total_financiamiento TEXT NOT NULL,
  numero_cuotas INTEGER NOT NULL,
  cuota_periodo TEXT NOT NULL,
  modalidad_pago VARCHAR(20) NOT NULL,
  producto VARCHAR(100),
  estado VARCHAR(20) NOT NULL,
  fecha_aprobacion TEXT,
  fecha_registro TEXT NOT NULL
);
CREATE INDEX prestamos_cliente ON prestamos (cliente_id);

CREATE TABLE cuotas (
  id INTEGER PRIMARY KEY,
  prestamo_id INTEGER NOT NULL REFERENCES prestamos (id),
  cliente_id INTEGER,
  numero_cuota INTEGER NOT NULL,
  fecha_vencimiento TEXT NOT NULL,
  fecha_pago TEXT,
  monto_cuota TEXT NOT NULL,
  saldo_capital_final TEXT NOT NULL,
  total_pagado TEXT,
  dias_mora INTEGER,
  estado VARCHAR(20) NOT NULL
);
CREATE INDEX cuotas_prestamo ON cuotas (prestamo_id, numero_cuota);

CREATE TABLE pagos (
  id INTEGER PRIMARY KEY,
  prestamo_id INTEGER REFERENCES prestamos (id),
  cedula VARCHAR(20) NOT NULL,
  fecha_pago TEXT NOT NULL,
  monto_pagado TEXT NOT NULL,
  numero_documento VARCHAR(100) NOT NULL,
  institucion_bancaria VARCHAR(100),
  estado VARCHAR(20),
  conciliado BOOLEAN NOT NULL,
  moneda_registro VARCHAR(10)
);
CREATE INDEX pagos_prestamo ON pagos (prestamo_id, fecha_pago);
CREATE INDEX pagos_cedula ON pagos (cedula);
