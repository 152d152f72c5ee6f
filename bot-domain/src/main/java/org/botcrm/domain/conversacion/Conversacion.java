package org.botcrm.domain.conversacion;

import java.time.Instant;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.jspecify.annotations.Nullable;

/**
 * One stored message: a row of {@code conversaciones_whatsapp}, the CRM's own name for it. Not a
 * thread; that is a {@link org.botcrm.domain.chat.Chat}.
 *
 * @param id ours
 * @param messageId Meta's id; null for an outbound message that Meta has not taken yet
 * @param fromNumber digits of the sender as Meta sent them; null when hidden
 * @param toNumber digits of the receiver as Meta sent them; null when hidden
 * @param messageType as Meta wrote it
 * @param body readable by a person
 * @param timestamp Meta's for received messages, ours for sent ones
 * @param direccion which way it went
 * @param clienteId whose it is; null when nobody or several match
 * @param procesado whether the bot is done with it
 * @param respuestaEnviada whether Meta took the bot's answer to it
 * @param respuestaId the row of the bot's answer; null when none
 * @param respuestaBot the bot's answer; null when none
 * @param respuestaMetaId Meta's id of the bot's answer; null until Meta took it
 * @param error what went wrong, in words; null when nothing did
 * @param creadoEn when the row was written
 * @param actualizadoEn when it changed last
 * @param chatId the chat it belongs to
 * @param phoneNumberId Meta's id of the business number
 * @param author who wrote it
 * @param state how far an outbound message got; null for inbound
 * @param rule the rule that answered (on the inbound row) or spoke (on the outbound row); null when
 *     none
 * @param quotedMessageId the message it answers; null when none
 * @param userId Meta's id of the person in the chat; null when never sent
 * @param profileName the name that the person chose in WhatsApp; null when never sent
 * @param media the file that came with it, as far as it got; null when none
 * @param writtenBy who of the lender's people wrote it, as others see them; null when not known
 */
public record Conversacion(
    ConversacionId id,
    @Nullable String messageId,
    @Nullable String fromNumber,
    @Nullable String toNumber,
    String messageType,
    String body,
    Instant timestamp,
    Direccion direccion,
    @Nullable ClienteId clienteId,
    boolean procesado,
    boolean respuestaEnviada,
    @Nullable ConversacionId respuestaId,
    @Nullable String respuestaBot,
    @Nullable String respuestaMetaId,
    @Nullable String error,
    Instant creadoEn,
    Instant actualizadoEn,
    ChatId chatId,
    String phoneNumberId,
    Author author,
    @Nullable DeliveryState state,
    @Nullable String rule,
    @Nullable String quotedMessageId,
    @Nullable String userId,
    @Nullable String profileName,
    @Nullable MediaFile media,
    @Nullable String writtenBy) {

  /** Without a file, and not known to be written by somebody. */
  public Conversacion(
      ConversacionId id,
      @Nullable String messageId,
      @Nullable String fromNumber,
      @Nullable String toNumber,
      String messageType,
      String body,
      Instant timestamp,
      Direccion direccion,
      @Nullable ClienteId clienteId,
      boolean procesado,
      boolean respuestaEnviada,
      @Nullable ConversacionId respuestaId,
      @Nullable String respuestaBot,
      @Nullable String respuestaMetaId,
      @Nullable String error,
      Instant creadoEn,
      Instant actualizadoEn,
      ChatId chatId,
      String phoneNumberId,
      Author author,
      @Nullable DeliveryState state,
      @Nullable String rule,
      @Nullable String quotedMessageId,
      @Nullable String userId,
      @Nullable String profileName) {
    this(
        id,
        messageId,
        fromNumber,
        toNumber,
        messageType,
        body,
        timestamp,
        direccion,
        clienteId,
        procesado,
        respuestaEnviada,
        respuestaId,
        respuestaBot,
        respuestaMetaId,
        error,
        creadoEn,
        actualizadoEn,
        chatId,
        phoneNumberId,
        author,
        state,
        rule,
        quotedMessageId,
        userId,
        profileName,
        null,
        null);
  }

  /** Direction, type and id only: the rest is personal. */
  @Override
  public String toString() {
    return "Conversacion[" + id.value() + " " + direccion + " " + messageType + "]";
  }
}
