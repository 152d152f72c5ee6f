package org.botcrm.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.botcrm.application.chat.ChatUseCases;
import org.botcrm.application.history.GetConversacion;
import org.botcrm.application.staff.Viewer;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.chat.Writer;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.outbound.Template;
import org.jspecify.annotations.Nullable;

/** Takes what the lender's people write in a chat. */
final class MessagesHandler {
  private static final String KEY = "Idempotency-Key";
  private static final String JSON = "application/json";

  private final ChatUseCases chats;
  private final GetConversacion getConversacion;
  private final PeopleTimes times;

  MessagesHandler(ChatUseCases chats, GetConversacion getConversacion, PeopleTimes times) {
    this.chats = chats;
    this.getConversacion = getConversacion;
    this.times = times;
  }

  /** Queues a message. */
  void post(Context ctx, byte[] body) {
    QueryParams.parse(ctx.req().getQueryString()).allowOnly(Set.of());
    ChatId chat = ChatsHandler.id(ctx);
    MessageBody message = MessageBody.parse(body);
    OutboundRequest request =
        new OutboundRequest(
            chat,
            message.draft(),
            message.ifClosed(),
            null,
            key(ctx, message.fingerprint(chat)),
            writer(Doorkeeper.viewer(ctx), message.writer()));
    chats
        .send()
        .send(request)
        .match(
            queued -> answer(ctx, queued),
            refused -> {
              throw notSendable(refused, request);
            },
            answered -> {
              throw answeredBefore(answered);
            },
            () -> {
              throw ChatsHandler.notFound();
            },
            () -> {
              throw new ProblemException(Problem.of(ProblemKind.KEY_TAKEN));
            });
  }

  /** A person writes in their own name, and not for a program. */
  private static Writer writer(Viewer viewer, Writer told) {
    return viewer.person() ? new Writer(viewer.name(), told.seen(), true) : told;
  }

  /** Makes the bot rest in a chat. */
  void take(Context ctx, byte[] body) {
    rest(ctx, body, true);
  }

  /** Has the bot answer again. */
  void giveBack(Context ctx, byte[] body) {
    rest(ctx, body, false);
  }

  private void rest(Context ctx, byte[] body, boolean rest) {
    IdList.noParameters(ctx);
    DecisionBody.parse(body, fields -> "");
    ChatId chat = ChatsHandler.id(ctx);
    if (!chats.send().rest(chat, rest)) {
      throw ChatsHandler.notFound();
    }
    ChatSummary now = chats.get().get(chat).orElseThrow(ChatsHandler::notFound);
    ctx.contentType(JSON)
        .result(ChatJson.one(now, chats.consents().list(chat), chats.clock().instant()));
  }

  private ProblemException answeredBefore(QueueResult.Answered answered) {
    ProblemKind kind = ProblemKind.ANSWERED;
    String key = "problema." + kind.word();
    String by = answered.by();
    String unnamed = answered.author() == Author.TELEFONO ? ".telefono" : ".alguien";
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("quien", by == null ? Texts.say(key + unnamed) : by);
    more.put("en", times.say(answered.at()));
    String detail = Texts.say(key + ".quien", more);
    more.remove("quien");
    if (by != null) {
      more.put("por", by);
    }
    more.put("en", String.valueOf(ConversacionJson.time(answered.at())));
    more.put("autor", answered.author().name());
    more.put("conversacion_id", answered.message().value());
    return new ProblemException(new Problem(kind, kind.status(), detail, more));
  }

  private Context answer(Context ctx, QueueResult.Queued queued) {
    Conversacion message =
        getConversacion
            .get(queued.message())
            .orElseThrow(() -> new IllegalStateException("a queued message is gone"));
    // The chat of its row: it may have become part of another since.
    ChatSummary chat = chats.get().get(message.chatId()).orElse(null);
    if (queued.repeated()) {
      ctx.header("Idempotency-Replayed", "true");
    }
    ctx.header("Location", BotRoutes.CONVERSACIONES + "/" + message.id().value());
    return ctx.status(202)
        .contentType(JSON)
        .result(ChatJson.queued(message, chat, chats.clock().instant(), times));
  }

  private ProblemException notSendable(QueueResult.Refused refused, OutboundRequest request) {
    Map<String, Object> more = new LinkedHashMap<>();
    String reason = times.inWords(refused.reason().inWords());
    more.put("motivo", reason);
    Instant until = refused.windowUntil();
    if (until != null) {
      more.put("ventana_hasta", String.valueOf(ConversacionJson.time(until)));
    }
    if (!refused.templates().isEmpty()) {
      more.put("plantillas", refused.templates().stream().map(PlantillaJson::brief).toList());
    }
    ProblemKind kind = ProblemKind.NOT_SENDABLE;
    String key = "problema." + kind.word();
    String detail = reason + ". " + Texts.say(key + ".cola");
    return new ProblemException(
        new Problem(
            kind,
            kind.status(),
            wouldATemplateLeave(request) ? detail + " " + Texts.say(key + ".plantilla") : detail,
            more));
  }

  /** Whether it is only the window that keeps back what is no template. */
  private boolean wouldATemplateLeave(OutboundRequest request) {
    return !(request.draft().content() instanceof Template)
        && chats
            .get()
            .get(request.chat())
            .map(ChatSummary::gate)
            .filter(gate -> gate.optedOutAt() == null)
            .filter(gate -> !gate.isWindowOpen(chats.clock().instant()))
            .isPresent();
  }

  private static @Nullable IdempotencyKey key(Context ctx, Sha256 fingerprint) {
    List<String> given = Collections.list(ctx.req().getHeaders(KEY));
    if (given.isEmpty()) {
      return null;
    }
    try {
      if (given.size() == 1) {
        return new IdempotencyKey(given.get(0), fingerprint);
      }
    } catch (IllegalArgumentException e) {
      throw new ProblemException(QueryParams.problem(KEY, "parametro.idempotencia", Map.of()));
    }
    throw new ProblemException(QueryParams.problem(KEY, "parametro.idempotencia", Map.of()));
  }
}
