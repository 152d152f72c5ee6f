package org.botcrm.web.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
  private final @Nullable String chats;

  /**
   * @param inWords writes the moments of a text for people
   * @param api what stands before each message of the API
   * @param chats what stands before each chat, where it can be asked why; null when it cannot
   */
  ThreadViews(
      ConsoleTexts texts,
      Moments moments,
      UnaryOperator<String> inWords,
      String api,
      @Nullable String chats) {
    this.texts = texts;
    this.moments = moments;
    this.inWords = inWords;
    this.api = api;
    this.chats = chats;
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
    return new ThreadView(
        chat.id().value(),
        Names.of(chat, texts),
        Names.number(chat),
        days(newestFirst),
        older,
        composer(chat, templates));
  }

  private List<ThreadView.Day> days(List<Conversacion> newestFirst) {
    Map<LocalDate, List<Bubble>> days = new LinkedHashMap<>();
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      Conversacion message = newestFirst.get(i);
      days.computeIfAbsent(moments.day(message.timestamp()), day -> new ArrayList<>())
          .add(bubble(message));
    }
    return days.entrySet().stream()
        .map(
            day ->
                new ThreadView.Day(
                    day.getKey().toString(), moments.dayName(day.getKey()), day.getValue()))
        .toList();
  }

  /**
   * @param templates that could be sent
   */
  ThreadView.Composer composer(ChatSummary chat, List<TemplateInfo> templates) {
    boolean open = chat.gate().isWindowOpen(moments.now());
    Instant until = chat.gate().windowUntil();
    String sentence =
        open && until != null
            ? texts.say("redactor.abierta", Map.of("cuando", moments.until(until)))
            : texts.say("redactor.cerrada");
    return new ThreadView.Composer(
        open,
        sentence,
        WindowPill.of(chat.gate(), moments, texts),
        hands(chat.gate().humanUntil()),
        changesIn(until, chat.gate().humanUntil()),
        open
            ? List.of()
            : templates.stream().filter(ThreadViews::isPlain).map(ThreadViews::choice).toList());
  }

  private ThreadView.Hands hands(@Nullable Instant humanUntil) {
    if (humanUntil == null || !moments.now().isBefore(humanUntil)) {
      return new ThreadView.Hands(texts.say("toma.bot"), "tomar", texts.say("toma.tomar"));
    }
    return new ThreadView.Hands(
        texts.say("toma.humano", Map.of("cuando", moments.until(humanUntil))),
        "devolver",
        texts.say("toma.devolver"));
  }

  /** Until the first of these moments that is still to come, rounded up. */
  private long changesIn(@Nullable Instant... moment) {
    return Stream.of(moment)
        .flatMap(Stream::ofNullable)
        .filter(moments.now()::isBefore)
        .mapToLong(at -> Duration.between(moments.now(), at).toSeconds() + 1)
        .min()
        .orElse(0);
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
        whyUrl(message),
        media(message));
  }

  private @Nullable String whyUrl(Conversacion message) {
    return chats == null || message.author() != Author.BOT
        ? null
        : "%s%d/mensajes/%d/porque"
            .formatted(chats, message.chatId().value(), message.id().value());
  }

  private String author(Conversacion message) {
    String rule = message.rule();
    if (message.author() == Author.BOT && rule != null) {
      return texts.say("autor.BOT-regla", Map.of("regla", rule));
    }
    String name = message.writtenBy();
    return name == null ? texts.say("autor." + message.author().name()) : name;
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
