package org.botcrm.domain.conversacion;

import java.time.Instant;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.Direccion;
import org.jspecify.annotations.Nullable;

/**
 * Which stored messages to list; null means any. All that are given must hold.
 *
 * @param clienteId of this client
 * @param number to or from this number, in any of its variants
 * @param from from this number, in any of its variants
 * @param to to this number, in any of its variants
 * @param direccion going this way
 * @param messageType of this type, as Meta writes it
 * @param since with a timestamp at or after this
 * @param until with a timestamp before this
 * @param text with this text in the body, letter case aside
 * @param chat in this chat
 */
public record ConversacionFilter(
    @Nullable ClienteId clienteId,
    @Nullable PhoneNumber number,
    @Nullable PhoneNumber from,
    @Nullable PhoneNumber to,
    @Nullable Direccion direccion,
    @Nullable String messageType,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable String text,
    @Nullable ChatId chat) {

  /** In any chat. */
  public ConversacionFilter(
      @Nullable ClienteId clienteId,
      @Nullable PhoneNumber number,
      @Nullable PhoneNumber from,
      @Nullable PhoneNumber to,
      @Nullable Direccion direccion,
      @Nullable String messageType,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable String text) {
    this(clienteId, number, from, to, direccion, messageType, since, until, text, null);
  }

  /** Everything. */
  public static ConversacionFilter all() {
    return new ConversacionFilter(null, null, null, null, null, null, null, null, null);
  }

  /** Everything of one client. */
  public static ConversacionFilter ofCliente(ClienteId cliente) {
    return new ConversacionFilter(cliente, null, null, null, null, null, null, null, null);
  }

  /** Everything to or from one number. */
  public static ConversacionFilter ofNumber(PhoneNumber number) {
    return new ConversacionFilter(null, number, null, null, null, null, null, null, null);
  }

  /** Everything in one chat. */
  public static ConversacionFilter ofChat(ChatId chat) {
    return new ConversacionFilter(null, null, null, null, null, null, null, null, null, chat);
  }

  /** Everything going one way. */
  public static ConversacionFilter ofDireccion(Direccion direccion) {
    return new ConversacionFilter(null, null, null, null, direccion, null, null, null, null);
  }
}
