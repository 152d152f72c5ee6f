package org.botcrm.web.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.chat.ChatPage;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/** Makes the list of chats out of what is stored. */
final class InboxViews {
  private static final int PREVIEW = 120;

  private final ConsoleTexts texts;
  private final Moments moments;
  private final String viewer;

  /**
   * @param viewer the name of who looks at it
   */
  InboxViews(ConsoleTexts texts, Moments moments, String viewer) {
    this.texts = texts;
    this.moments = moments;
    this.viewer = viewer;
  }

  List<InboxRow> rows(ChatPage page, Map<ChatId, Conversacion> last, @Nullable ChatId open) {
    return page.chats().stream()
        .map(chat -> row(chat, last.get(chat.id()), chat.id().equals(open)))
        .toList();
  }

  private InboxRow row(ChatSummary chat, @Nullable Conversacion last, boolean selected) {
    String name = Names.of(chat, texts);
    return new InboxRow(
        chat.id().value(),
        name,
        Names.initials(name),
        moments.brief(chat.lastAt()),
        last == null ? "" : prefix(last),
        last == null ? "" : preview(last.body()),
        last == null ? null : Ticks.of(last.state(), texts),
        waiting(chat.waitingSince()),
        WindowPill.of(chat.gate(), moments, texts),
        chat.gate().isWithHuman(moments.now()),
        selected);
  }

  private String prefix(Conversacion last) {
    if (last.author() == Author.CLIENTE) {
      return "";
    }
    String name = last.writtenBy();
    return name == null || name.equals(viewer)
        ? texts.say("prefijo." + last.author().name())
        : name + ":";
  }

  private @Nullable String waiting(@Nullable Instant since) {
    return since == null
        ? null
        : texts.say(
            "insignia.espera",
            Map.of("tiempo", moments.length(Duration.between(since, moments.now()))));
  }

  /** In one line, never cutting a character in two. */
  private static String preview(String body) {
    String line = body.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= PREVIEW
        ? line
        : line.substring(0, line.offsetByCodePoints(0, PREVIEW)) + "…";
  }
}
