package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.function.Consumer;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.DeliveryState;
import org.jspecify.annotations.Nullable;

/** The fields of a row that can change, for the time of one change; rows themselves are records. */
final class RowEdit {
  @Nullable String messageId;
  String messageType;
  String body;
  @Nullable String quotedMessageId;
  @Nullable ClienteId clienteId;
  boolean procesado;
  boolean respuestaEnviada;
  @Nullable ConversacionId respuestaId;
  @Nullable String respuestaBot;
  @Nullable String respuestaMetaId;
  @Nullable String error;
  Instant actualizadoEn;
  ChatId chatId;
  @Nullable DeliveryState state;
  @Nullable String rule;
  @Nullable String userId;
  @Nullable String profileName;
  @Nullable MediaFile media;
  @Nullable String writtenBy;

  private RowEdit(Conversacion row) {
    messageId = row.messageId();
    messageType = row.messageType();
    body = row.body();
    quotedMessageId = row.quotedMessageId();
    clienteId = row.clienteId();
    procesado = row.procesado();
    respuestaEnviada = row.respuestaEnviada();
    respuestaId = row.respuestaId();
    respuestaBot = row.respuestaBot();
    respuestaMetaId = row.respuestaMetaId();
    error = row.error();
    actualizadoEn = row.actualizadoEn();
    chatId = row.chatId();
    state = row.state();
    rule = row.rule();
    userId = row.userId();
    profileName = row.profileName();
    media = row.media();
    writtenBy = row.writtenBy();
  }

  /** The row after the change. */
  static Conversacion of(Conversacion row, Consumer<RowEdit> change) {
    RowEdit edit = new RowEdit(row);
    change.accept(edit);
    return edit.over(row);
  }

  private Conversacion over(Conversacion row) {
    return new Conversacion(
        row.id(),
        messageId,
        row.fromNumber(),
        row.toNumber(),
        messageType,
        body,
        row.timestamp(),
        row.direccion(),
        clienteId,
        procesado,
        respuestaEnviada,
        respuestaId,
        respuestaBot,
        respuestaMetaId,
        error,
        row.creadoEn(),
        actualizadoEn,
        chatId,
        row.phoneNumberId(),
        row.author(),
        state,
        rule,
        quotedMessageId,
        userId,
        profileName,
        media,
        writtenBy);
  }
}
