-- One row each time that a person said whether they want messages, kept for good as the proof of it:
-- when, by Meta's clock; where (fuente: 'mensaje' or 'preferencias'); and in which words. What holds
-- now is chats.baja_en.
CREATE TABLE consentimientos (
  id INTEGER PRIMARY KEY,
  chat_id BIGINT NOT NULL,
  en INTEGER NOT NULL,
  fuente TEXT NOT NULL,
  concedido BOOLEAN NOT NULL,
  texto TEXT NOT NULL,
  creado_en INTEGER NOT NULL
);
CREATE INDEX consentimientos_chat ON consentimientos (chat_id, fuente, en, id);
