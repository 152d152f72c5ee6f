package org.botcrm.web.console;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.ChatCursor;
import org.botcrm.domain.chat.ChatFilter;
import org.botcrm.domain.chat.ChatPage;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.ConversacionPage;
import org.botcrm.domain.conversacion.Cursor;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.template.TemplateInfo;
import org.jspecify.annotations.Nullable;

/** What one request for a page asks for. Of one thread. */
final class Visit {
  private static final int ROWS = 30;
  private static final int MESSAGES = 50;
  private static final String CURSOR = "desde";

  /** Before every message that there can be. */
  private static final Cursor NEWEST =
      new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new ConversacionId(Long.MAX_VALUE));

  private final ConsoleUseCases useCases;
  private final String version;
  private final Context ctx;
  final ConsoleTexts texts;
  final Moments moments;
  private final ListQuery query;

  Visit(Context ctx, ConsoleUseCases useCases, String assetsVersion) {
    this.useCases = useCases;
    this.version = assetsVersion;
    this.ctx = ctx;
    String accepted = ctx.header("Accept-Language");
    this.texts = ConsoleTexts.accepted(accepted == null ? "" : accepted);
    this.moments = new Moments(useCases.zone(), texts, useCases.chats().clock().instant());
    this.query = ListQuery.of(ctx);
  }

  ConsolePage page(@Nullable ChatSummary open, @Nullable ThreadView thread) {
    Frame frame = frame("bandeja");
    return new ConsolePage(frame, list(frame, open), thread);
  }

  Frame frame(String section) {
    return frame(section, useCases.visitor().apply(ctx));
  }

  /** Around a page for whoever asks, known or not. */
  Frame frame(String section, @Nullable Visitor visitor) {
    String base = ctx.contextPath() + Console.ROOT;
    return new Frame(texts, base, base + "/recursos/" + version, section, visitor);
  }

  ThreadView thread(ChatSummary chat) {
    String written = ctx.queryParam(CURSOR);
    Cursor from = written == null ? NEWEST : Cursor.parse(written).orElse(NEWEST);
    ConversacionPage found =
        useCases
            .messages()
            .list(ConversacionFilter.ofChat(chat.id()), new PageRequest.After(from, MESSAGES));
    String base = ctx.contextPath() + Console.ROOT + "/chats/" + chat.id().value() + "/hilo?";
    String older = found.next().map(cursor -> base + CURSOR + "=" + cursor.written()).orElse(null);
    return views().thread(chat, found.conversaciones(), older, templates(chat));
  }

  /** Where one writes, without the messages. */
  ThreadView.Composer composer(ChatSummary chat) {
    return views().composer(chat, templates(chat));
  }

  private ThreadViews views() {
    return new ThreadViews(
        texts,
        moments,
        useCases.inWords(),
        ctx.contextPath() + useCases.api(),
        useCases.why() == null ? null : ctx.contextPath() + Console.ROOT + "/chats/");
  }

  private List<TemplateInfo> templates(ChatSummary chat) {
    return chat.gate().isWindowOpen(moments.now())
        ? List.of()
        : useCases.templates().apply(chat.phoneNumberId());
  }

  private InboxView list(Frame frame, @Nullable ChatSummary open) {
    String address = frame.base() + "/lista" + query.written();
    ChatPage found = query.words().isEmpty() ? page(open) : sought();
    Visitor visitor = frame.visitor();
    return new InboxView(
        new InboxViews(texts, moments, visitor == null ? "" : visitor.name())
            .rows(
                found,
                useCases.chats().list().lastMessages(found),
                open == null ? null : open.id()),
        found
            .next()
            .map(c -> address + (query.waiting() ? "&" : "?") + CURSOR + "=" + c.written())
            .orElse(null),
        List.of(
            chip("ficha.todas", frame, query.waiting(false)),
            chip("ficha.esperando", frame, query.waiting(true))),
        address,
        query.words(),
        query.written());
  }

  private InboxView.Chip chip(String key, Frame frame, ListQuery narrowed) {
    return new InboxView.Chip(
        texts.say(key), frame.base() + narrowed.written(), narrowed.equals(query));
  }

  /** Beside an open chat the list begins at its beginning: the address tells of the messages. */
  private ChatPage page(@Nullable ChatSummary open) {
    String written = open == null ? ctx.queryParam(CURSOR) : null;
    ChatCursor from = written == null ? null : ChatCursor.parse(written).orElse(null);
    return useCases.chats().list().list(filter(null), from, ROWS);
  }

  /** The chats of whoever is looked for: few, so that there is one page of them. */
  private ChatPage sought() {
    List<ChatSummary> chats =
        useCases.people().apply(query.words()).stream()
            .flatMap(n -> useCases.chats().list().list(filter(n), null, ROWS).chats().stream())
            .distinct()
            .limit(ROWS)
            .toList();
    return new ChatPage(chats, null);
  }

  private ChatFilter filter(@Nullable PhoneNumber number) {
    return new ChatFilter(query.waiting() ? true : null, number);
  }
}
