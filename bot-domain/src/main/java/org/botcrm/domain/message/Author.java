package org.botcrm.domain.message;

/** Who wrote a message, on either side. */
public enum Author {
  /** The person on the other side of the chat. */
  CLIENTE,
  /** A reply rule. */
  BOT,
  /** A person of the lender, from the phone's WhatsApp Business app and so outside the bot. */
  TELEFONO,
  /** A person or a program of the lender, through the bot. */
  AGENTE
}
