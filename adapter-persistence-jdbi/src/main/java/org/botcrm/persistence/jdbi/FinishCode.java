package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.identity.CodeRequest;
import org.jspecify.annotations.Nullable;

/** What became of codes that were claimed. For the thread of one writer. */
final class FinishCode implements BatchOperation<FinishCode.Input, Boolean> {
  private static final String SENT =
      """
      UPDATE codigos SET estado = 'enviado', abierto = FALSE, documento = NULL, cliente_id = ?,
        codigo = ?, vence_en = ?
      WHERE id = ? AND intentos = ? AND estado = 'enviando'""";

  private static final String NOT_SENT =
      """
      UPDATE codigos SET estado = 'no_enviado', abierto = FALSE, documento = NULL, codigo = NULL,
        vence_en = NULL, motivo = ?
      WHERE id = ? AND intentos = ? AND estado IN ('pedido', 'enviando', 'enviado')
      RETURNING chat_id""";

  @Override
  public List<Boolean> apply(WriteSession session, List<Input> inputs) throws SQLException {
    List<Boolean> done = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      CodeRequest request = input.request;
      Code sent = input.sent;
      done.add(
          sent == null
              ? giveUp(session, request, input.reason, input.now)
              : session.update(
                      SENT,
                      sent.cliente.value(),
                      sent.hash,
                      sent.expiresAt,
                      request.id(),
                      request.token())
                  > 0);
    }
    return done;
  }

  /**
   * No code is on its way, and a person is asked instead. The chat's row is not locked, as codes
   * come after chats in the order of locks: at worst two people are asked.
   */
  static boolean giveUp(WriteSession session, CodeRequest request, String reason, Instant now)
      throws SQLException {
    Long chat = session.first(NOT_SENT, Dialect::id, reason, request.id(), request.token());
    if (chat != null) {
      new RequestWrites(session).link(chat, request.cliente(), reason, request.nationalId(), now);
    }
    return chat != null;
  }

  /**
   * An outcome.
   *
   * @param request the claim
   * @param sent null when it was not
   * @param reason why it was not; empty when it was
   */
  record Input(CodeRequest request, @Nullable Code sent, String reason, Instant now) {}

  /**
   * A code that is on its way.
   *
   * @param hash keyed
   */
  record Code(ClienteId cliente, String hash, Instant expiresAt) {}
}
