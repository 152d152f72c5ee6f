package org.botcrm.web;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Set;
import org.botcrm.application.chat.ChatUseCases;
import org.botcrm.domain.chat.ChatCursor;
import org.botcrm.domain.chat.ChatFilter;
import org.botcrm.domain.chat.ChatPage;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/** Shows chats. */
final class ChatsHandler {
  private static final String JSON = "application/json";
  private static final Set<String> ALLOWED = Set.of("esperando", "numero", "cursor", "per_page");
  private static final int STANDARD_SIZE = 20;
  private static final int MAX_CURSOR = 40;

  private final ChatUseCases chats;
  private final PhoneParams phones;

  ChatsHandler(ChatUseCases chats, PhoneNumberParser phoneNumbers) {
    this.chats = chats;
    this.phones = new PhoneParams(phoneNumbers);
  }

  void list(Context ctx) {
    QueryParams query = QueryParams.parse(ctx.req().getQueryString());
    query.allowOnly(ALLOWED);
    Long perPage = query.whole("per_page", 1, ChatRepository.MAX_SIZE);
    int size = perPage == null ? STANDARD_SIZE : perPage.intValue();
    ChatFilter filter = new ChatFilter(yesOrNo(query, "esperando"), phones.read(query, "numero"));
    ChatPage page = chats.list().list(filter, cursor(query), size);
    ctx.contentType(JSON).result(ChatJson.page(page, size, chats.clock().instant()));
  }

  void get(Context ctx) {
    QueryParams.parse(ctx.req().getQueryString()).allowOnly(Set.of());
    byte[] found = chats.get().get(id(ctx)).map(this::one).orElseThrow(ChatsHandler::notFound);
    ctx.contentType(JSON).result(found);
  }

  private byte[] one(ChatSummary chat) {
    return ChatJson.one(chat, chats.consents().list(chat.id()), chats.clock().instant());
  }

  void listConsents(Context ctx) {
    QueryParams.parse(ctx.req().getQueryString()).allowOnly(Set.of());
    ChatId id = id(ctx);
    if (chats.get().get(id).isEmpty()) {
      throw notFound();
    }
    ctx.contentType(JSON).result(ChatJson.consents(chats.consents().list(id)));
  }

  /** The chat that the path names. */
  static ChatId id(Context ctx) {
    return new ChatId(IdList.id(ctx));
  }

  static ProblemException notFound() {
    return new ProblemException(Problem.of(ProblemKind.NOT_FOUND, Texts.say("chat.no-encontrado")));
  }

  private static @Nullable Boolean yesOrNo(QueryParams query, String name) {
    String word = query.text(name);
    if (word == null) {
      return null;
    }
    if (!word.equals("true") && !word.equals("false")) {
      throw new ProblemException(QueryParams.problem(name, "parametro.si-o-no", Map.of()));
    }
    return word.equals("true");
  }

  private static @Nullable ChatCursor cursor(QueryParams query) {
    String written = query.text("cursor", MAX_CURSOR);
    if (written == null) {
      return null;
    }
    return ChatCursor.parse(written)
        .orElseThrow(
            () ->
                new ProblemException(QueryParams.problem("cursor", "parametro.cursor", Map.of())));
  }
}
