-- Who of the lender's people wrote a message, as others see them.
ALTER TABLE conversaciones_whatsapp ADD COLUMN escrito_por TEXT;
