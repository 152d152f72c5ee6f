package org.botcrm.web.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.domain.template.TemplateInfoButton;
import org.jspecify.annotations.Nullable;

/** Makes a thread out of what is stored. */
final class ThreadViews {
  private final ConsoleTexts texts;
  private final Moments moments;
  private final UnaryOperator<String> inWords;
  private final String api;

  /**
   * @param inWords writes the moments of a text for people
   * @param api what stands before each message of the API
   */
  ThreadViews(ConsoleTexts texts, Moments moments, UnaryOperator<String> inWords, String api) {
    this.texts = texts;
    this.moments = moments;
    this.inWords = inWords;
    this.api = api;
  }

  /**
   * @param newestFirst the messages of the page
   * @param older the address of those before them; null when there are none
   * @param templates that could be sent
   */
  ThreadView thread(
      ChatSummary chat,
      List<Conversacion> newestFirst,
      @Nullable String older,
      List<TemplateInfo> templates) {
    long lastSeen = newestFirst.stream().mapToLong(m -> m.id().value()).max().orElse(0);
    return new ThreadView(
        chat.id().value(),
        Names.of(chat, texts),
        Names.number(chat),
        days(newestFirst),
        older,
        composer(chat, lastSeen, templates));
  }

  private List<ThreadView.Day> days(List<Conversacion> newestFirst) {
    Map<LocalDate, List<Bubble>> days = new LinkedHashMap<>();
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      Conversacion message = newestFirst.get(i);
      days.computeIfAbsent(moments.day(message.timestamp()), day -> new ArrayList<>())
          .add(bubble(message));
    }
    return days.entrySet().stream()
        .map(day -> new ThreadView.Day(moments.dayName(day.getKey()), day.getValue()))
        .toList();
  }

  private ThreadView.Composer composer(
      ChatSummary chat, long lastSeen, List<TemplateInfo> templates) {
    Instant now = moments.now();
    boolean open = chat.gate().isWindowOpen(now);
    Instant until = chat.gate().windowUntil();
    String sentence =
        open && until != null
            ? texts.say("redactor.abierta", Map.of("hora", moments.time(until)))
            : texts.say("redactor.cerrada");
    String who = chat.gate().isWithHuman(now) ? "redactor.humano" : "redactor.bot";
    return new ThreadView.Composer(
        open,
        sentence,
        WindowPill.of(chat.gate(), moments, texts),
        lastSeen,
        texts.say(who),
        open
            ? List.of()
            : templates.stream().filter(ThreadViews::isPlain).map(ThreadViews::choice).toList());
  }

  /** Those that texts alone can fill. */
  private static boolean isPlain(TemplateInfo template) {
    return template.header() == null
        && template.buttons().stream().noneMatch(TemplateInfoButton::needsParameter);
  }

  private static ThreadView.Choice choice(TemplateInfo template) {
    return new ThreadView.Choice(
        template.name(),
        template.language(),
        template.named(),
        template.body().text(),
        template.body().parameters(),
        template.category());
  }

  private Bubble bubble(Conversacion message) {
    String error = message.error();
    return new Bubble(
        message.id().value(),
        message.author() == Author.CLIENTE
            ? "de-cliente"
            : "nuestra de-" + message.author().name().toLowerCase(Locale.ROOT),
        author(message),
        message.body(),
        moments.time(message.timestamp()),
        message.timestamp().truncatedTo(ChronoUnit.SECONDS).toString(),
        Ticks.of(message.state(), texts),
        error == null ? null : inWords.apply(error),
        message.author() == Author.BOT ? api + message.id().value() + "/porque" : null,
        media(message));
  }

  private String author(Conversacion message) {
    String rule = message.rule();
    return message.author() == Author.BOT && rule != null
        ? texts.say("autor.BOT-regla", Map.of("regla", rule))
        : texts.say("autor." + message.author().name());
  }

  private Bubble.@Nullable Attached media(Conversacion message) {
    MediaFile file = message.media();
    if (file == null) {
      return null;
    }
    String name = file.fileName();
    return new Bubble.Attached(
        kind(file.mimeType()),
        api + message.id().value() + "/media",
        name == null ? texts.say("archivo.sin-nombre") : name,
        file.state() == MediaState.STORED ? null : state(file));
  }

  private String state(MediaFile file) {
    String error = file.error();
    return error == null ? texts.say("archivo.bajando") : inWords.apply(error);
  }

  /** What a browser shows by itself; all else is saved. */
  private static String kind(@Nullable String mimeType) {
    if (mimeType == null || mimeType.startsWith("image/svg")) {
      return "file";
    }
    String family = mimeType.split("/", 2)[0];
    return List.of("image", "audio", "video").contains(family) ? family : "file";
  }
}
