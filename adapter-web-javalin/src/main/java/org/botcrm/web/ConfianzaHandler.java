package org.botcrm.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.botcrm.application.dialogue.DialogueUseCases;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustChange;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.identity.TrustRepository;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/** Shows whom chats belong to, and takes that one belongs to nobody. */
final class ConfianzaHandler {
  private static final int HISTORY = 100;

  private final DialogueUseCases dialogues;

  ConfianzaHandler(DialogueUseCases dialogues) {
    this.dialogues = dialogues;
  }

  void get(Context ctx) {
    IdList.noParameters(ctx);
    ctx.contentType("application/json").result(json(ChatsHandler.id(ctx)));
  }

  void unlink(Context ctx, byte[] body) {
    IdList.noParameters(ctx);
    ChatId chat = ChatsHandler.id(ctx);
    String reason =
        DecisionBody.parse(
            body,
            fields -> {
              String por = DecisionBody.name(fields);
              return fields.line("motivo", DecisionBody.MAX_NOTE) + " (" + por + ")";
            });
    // False when it belonged to nobody, too: then a repeated call finds all as it should be.
    trust().drop(chat, reason, dialogues.clock().instant());
    ctx.contentType("application/json").result(json(chat));
  }

  private byte[] json(ChatId chat) {
    Instant now = dialogues.clock().instant();
    ChatIdentity known = trust().find(chat, now).orElseThrow(ChatsHandler::notFound);
    List<TrustChange> changes = trust().listChanges(chat, HISTORY);
    return Json.object(
        json ->
            json.object(
                "confianza",
                c -> {
                  write(c, known, now);
                  c.array("historia", changes, change -> write(c, change));
                }));
  }

  private static void write(Json json, ChatIdentity known, Instant now) {
    Trust trust = known.doubt() == null ? known.trust() : null;
    json.text("nivel", level(trust, now).word());
    json.number("cliente_id", trust == null ? null : DialogueJson.number(trust.cliente()));
    json.text("fuente", trust == null ? null : trust.source().word());
    json.text("desde", trust == null ? null : ConversacionJson.time(trust.since()));
    json.text(
        "verificado_hasta", trust == null ? null : ConversacionJson.time(trust.verifiedUntil()));
    json.text("duda", known.doubt());
  }

  private static TrustLevel level(@Nullable Trust trust, Instant now) {
    if (trust == null) {
      return TrustLevel.UNKNOWN;
    }
    return trust.isVerified(now) ? TrustLevel.VERIFIED : TrustLevel.PHONE;
  }

  private static void write(Json json, TrustChange change) {
    json.flag("vinculado", change.isGiven());
    json.number("cliente_id", DialogueJson.number(change.cliente()));
    json.text("fuente", change.source() == null ? null : change.source().word());
    json.text("motivo", change.why());
    json.text("en", ConversacionJson.time(change.at()));
  }

  private TrustRepository trust() {
    return dialogues.ports().trust();
  }
}
