package org.botcrm.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.botcrm.application.chat.ChatUseCases;
import org.botcrm.application.history.GetConversacion;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.Sha256;
import org.jspecify.annotations.Nullable;

/** Takes what the lender's people write in a chat. */
final class MessagesHandler {
  private static final String KEY = "Idempotency-Key";
  private static final String JSON = "application/json";

  private final ChatUseCases chats;
  private final GetConversacion getConversacion;
  private final BodyReader bodies;
  private final Readers writers;

  MessagesHandler(
      ChatUseCases chats, GetConversacion getConversacion, BodyReader bodies, Readers writers) {
    this.chats = chats;
    this.getConversacion = getConversacion;
    this.bodies = bodies;
    this.writers = writers;
  }

  /**
   * Queues a message.
   *
   * @return completes when it is durable and answered, or refused
   */
  CompletionStage<?> post(Context ctx) {
    requireJson(ctx);
    BodyBudget.Share room = bodies.share();
    return bodies
        .read(ctx, room)
        .thenCompose(body -> onWriter(ctx, body))
        .whenComplete((none, failure) -> room.close());
  }

  private CompletionStage<?> onWriter(Context ctx, byte[] body) {
    try {
      return writers.reading(same -> send(same, body)).handle(ctx);
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void send(Context ctx, byte[] body) {
    QueryParams.parse(ctx.req().getQueryString()).allowOnly(Set.of());
    ChatId chat = ChatsHandler.id(ctx);
    MessageBody message = MessageBody.parse(body);
    OutboundRequest request =
        new OutboundRequest(
            chat, message.draft(), message.ifClosed(), null, key(ctx, message.fingerprint(chat)));
    chats
        .send()
        .send(request)
        .match(
            queued -> answer(ctx, queued),
            refused -> {
              throw notSendable(refused);
            },
            () -> {
              throw ChatsHandler.notFound();
            },
            () -> {
              throw new ProblemException(Problem.of(ProblemKind.KEY_TAKEN));
            });
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
        .result(ChatJson.queued(message, chat, chats.clock().instant()));
  }

  private static ProblemException notSendable(QueueResult.Refused refused) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("motivo", refused.reason().inWords());
    Instant until = refused.windowUntil();
    if (until != null) {
      more.put("ventana_hasta", String.valueOf(ConversacionJson.time(until)));
    }
    if (!refused.templates().isEmpty()) {
      more.put("plantillas", refused.templates().stream().map(PlantillaJson::brief).toList());
    }
    ProblemKind kind = ProblemKind.NOT_SENDABLE;
    String detail = refused.reason().inWords() + ". " + kind.detail();
    return new ProblemException(new Problem(kind, kind.status(), detail, more));
  }

  /**
   * A page of somebody else's, open in a browser on this machine, may post forms and texts here
   * without being asked, but not JSON.
   */
  private static void requireJson(Context ctx) {
    String type = String.valueOf(ctx.req().getContentType()).toLowerCase(Locale.ROOT);
    if (!type.equals(JSON) && !type.startsWith(JSON + ";")) {
      ctx.header("Connection", "close");
      throw new ProblemException(Problem.of(ProblemKind.NOT_JSON));
    }
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
