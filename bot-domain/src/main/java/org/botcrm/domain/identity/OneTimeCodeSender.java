package org.botcrm.domain.identity;

import org.botcrm.domain.cliente.Cliente;

/**
 * Sends one-time codes to clients by another channel than the chat. Thread-safe.
 *
 * <p>Sending may take seconds, and only for clients that exist and have a channel: whoever waits
 * for it before answering tells by the time what the answer must not tell. Answer first.
 */
public interface OneTimeCodeSender {

  /**
   * Sends a code once; whoever wants it again asks again. Never throws for what the channel does.
   *
   * @param cliente as the CRM has it now
   */
  CodeSending send(Cliente cliente, Passcode code);
}
