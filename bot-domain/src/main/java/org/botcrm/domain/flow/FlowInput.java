package org.botcrm.domain.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.understanding.IntentMatch;
import org.botcrm.domain.understanding.Intents;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of a turn bring. Immutable.
 *
 * @param message all of them as one
 * @param text what was written, captions included, without the names of files
 * @param slip the picture or document that came; null when none did
 * @param types Meta's words for what was sent
 * @param found the intents in the text
 */
record FlowInput(
    PendingMessage message,
    String text,
    @Nullable Slip slip,
    Set<String> types,
    List<Trace.Found> found) {
  /** What may be a slip. */
  static final Set<String> FILES = Set.of("image", "document");

  /** Before the name of an intent in the ids of the menu's buttons. */
  static final String INTENT = "intencion:";

  private static final Set<String> WRITTEN = Set.of("text", "interactive", "button");

  /** Questions that are answered between two steps. */
  private static final Set<String> QUESTIONS =
      Set.of(
          "estado_prestamo",
          "saldo",
          "proxima_cuota",
          "cuotas",
          "pagos",
          "recibos",
          "como_pagar",
          "horario",
          "direccion",
          "otro_prestamo",
          "queja",
          "codigo",
          "tercero");

  private static final Set<String> OF_PLACES = Set.of("direccion", "horario");
  private static final Set<String> COURTESIES = Set.of("saludo", "gracias", "despedida");

  /** Meta's own limit of one text; of several together, what stands beyond it is not read. */
  private static final int MAX_TEXT = 4_096;

  /** A picture or document, and what was written on it. */
  record Slip(ConversacionId message, @Nullable Sha256 hash) {
    /** As it is kept in the state. */
    String stored() {
      return message.value() + (hash == null ? "" : " " + hash.hex());
    }

    static Slip of(String stored) {
      String[] parts = stored.split(" ", 2);
      Sha256 hash = parts.length == 2 ? Sha256.parse(parts[1]).orElse(null) : null;
      return new Slip(new ConversacionId(Long.parseLong(parts[0])), hash);
    }
  }

  static FlowInput of(PendingMessage message, ReplyContext context, Intents intents) {
    List<PendingMessage> turn = context.turn().isEmpty() ? List.of(message) : context.turn();
    String all =
        turn.stream()
            .map(FlowInput::written)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("\n"));
    String text = all.length() > MAX_TEXT ? all.substring(0, MAX_TEXT) : all;
    Slip slip = null;
    Set<String> types = new LinkedHashSet<>();
    for (PendingMessage one : turn) {
      types.add(one.type());
      slip = FILES.contains(one.type()) ? new Slip(one.id(), one.file()) : slip;
    }
    return new FlowInput(message, text, slip, types, found(message, text, intents));
  }

  /** The same with a slip that came before, and what was written on it, in place of a yes. */
  FlowInput with(Slip earlier, String caption, Intents intents) {
    String body = caption.isBlank() ? message.body() : caption;
    PendingMessage said =
        new PendingMessage(
            message.id(),
            message.messageId(),
            message.type(),
            body,
            message.timestamp(),
            message.arrivedAt());
    return new FlowInput(said, caption, earlier, types, found(said, caption, intents));
  }

  /** The same as if this had been pressed, and nothing been written. */
  FlowInput pressing(String choice) {
    PendingMessage pressed =
        new PendingMessage(
            message.id(),
            message.messageId(),
            message.type(),
            message.body(),
            message.timestamp(),
            message.arrivedAt(),
            choice,
            message.ownPhone(),
            message.file());
    return new FlowInput(pressed, "", slip, types, List.of());
  }

  /** By the button when it is one that stands for an intent, else by the words. */
  private static List<Trace.Found> found(PendingMessage message, String text, Intents intents) {
    String choice = message.choice();
    if (choice != null && choice.startsWith(INTENT)) {
      return List.of(new Trace.Found(choice.substring(INTENT.length()), "(botón)", 0, 0));
    }
    return intents.understand(text).matches().stream().map(FlowInput::found).toList();
  }

  private static Trace.Found found(IntentMatch match) {
    return new Trace.Found(match.intent(), match.phrase(), match.start(), match.end());
  }

  /**
   * A file's body begins with what it is, and a document's with its name, which nobody wrote; that
   * of a button of ours repeats what we wrote on it.
   */
  private static String written(PendingMessage message) {
    String body = message.body().strip();
    if (isOurs(message.choice())) {
      return "";
    }
    if (WRITTEN.contains(message.type())) {
      return body;
    }
    if (!FILES.contains(message.type()) && !message.type().equals("video")) {
      return "";
    }
    int label = body.startsWith("[") ? body.indexOf(']') + 1 : 0;
    String rest = body.substring(label).strip();
    if (!message.type().equals("document")) {
      return rest;
    }
    int name = rest.indexOf(" · ");
    return name < 0 ? "" : rest.substring(name + 3).strip();
  }

  private static boolean isOurs(@Nullable String choice) {
    return choice != null
        && (choice.startsWith(FlowIds.PREFIX)
            || choice.startsWith(SlipQuestion.PREFIX)
            || choice.startsWith(INTENT));
  }

  /** The button or row that was pressed; empty when none was. */
  String pressed() {
    String choice = message.choice();
    return choice == null ? "" : choice;
  }

  boolean isWritten() {
    return !text.isBlank();
  }

  Set<String> intents() {
    return found.stream().map(Trace.Found::intent).collect(Collectors.toSet());
  }

  boolean has(String intent) {
    return found.stream().anyMatch(one -> one.intent().equals(intent));
  }

  boolean asksSomething() {
    return found.stream().map(Trace.Found::intent).anyMatch(QUESTIONS::contains);
  }

  /** Likewise, and not only with words that an answer may hold: «mi dirección es…». */
  boolean asksClearly() {
    return asksSomething()
        && (text.indexOf('?') >= 0
            || found.stream()
                .map(Trace.Found::intent)
                .anyMatch(intent -> QUESTIONS.contains(intent) && !OF_PLACES.contains(intent)));
  }

  /** Whether nothing but a yes, a no and courtesies was understood. */
  boolean saysNoMore() {
    return found.stream()
        .map(Trace.Found::intent)
        .allMatch(one -> COURTESIES.contains(one) || one.equals("si") || one.equals("no"));
  }

  /** Whether nothing but courtesies was understood. */
  boolean isCourtesy() {
    return !found.isEmpty()
        && found.stream().map(Trace.Found::intent).allMatch(COURTESIES::contains);
  }

  /** Hides the text. */
  @Override
  public String toString() {
    return "FlowInput[" + types + "]";
  }
}
