package org.botcrm.domain.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ConsentState;

/**
 * Finds in a message that somebody wants no more messages, or wants them again, and confirms it.
 *
 * <p>A phrase counts when it is the whole message, courtesies apart. One of two words or more also
 * counts inside a message of at most five words that denies nothing. A question never counts:
 * «¿cuándo baja la cuota?» is about an instalment. To overlook somebody's wish is worse than to
 * confirm one too many, which says how to take it back; to lose a client's question is worse still.
 * Immutable and thread-safe.
 */
final class ConsentWords {
  private static final String OPT_OUT = "baja";
  private static final String OPT_IN = "alta";

  /** The reasons that agents see; no rule may have them. */
  static final Set<String> NAMES = Set.of(OPT_OUT, OPT_IN);

  /** Beyond these a message says something else too. */
  private static final int MAX_WORDS = 5;

  /** Nothing longer is worth the look. */
  private static final int MAX_LENGTH = 200;

  /** What people write or press; a caption belongs to its file. */
  private static final Set<String> TYPES = Set.of("text", "button", "interactive");

  private final ReplyTexts texts;
  private final List<String> optOut;
  private final List<String> optIn;
  private final List<String> courtesies;
  private final List<String> denials;

  ConsentWords(ReplyTexts texts) {
    this.texts = texts;
    this.optOut = words(texts, OPT_OUT + ".frases");
    this.optIn = words(texts, OPT_IN + ".frases");
    this.courtesies = words(texts, "cortesia.frases");
    this.denials = words(texts, "negacion.frases");
  }

  private static List<String> words(ReplyTexts texts, String key) {
    return texts.phrases(key).stream()
        .map(Phrases::normalized)
        .filter(words -> !words.isBlank())
        .toList();
  }

  /** What the message says about wanting messages; empty when nothing. */
  Optional<ConsentChange> changeIn(PendingMessage message) {
    String body = message.body();
    if (!TYPES.contains(message.type()) || body.length() > MAX_LENGTH || isQuestion(body)) {
      return Optional.empty();
    }
    String words = withoutCourtesies(Phrases.normalized(body));
    if (isSaid(optOut, words)) {
      return Optional.of(change(Consent.WITHDRAWN, message));
    }
    return isSaid(optIn, words) ? Optional.of(change(Consent.GIVEN, message)) : Optional.empty();
  }

  private static boolean isQuestion(String body) {
    return body.contains("?") || body.contains("¿");
  }

  /** What to answer: each change is confirmed once, and one that came too late is not. */
  ReplyRules.Decision decide(ConsentChange change, ReplyContext context, ConsentState state) {
    boolean repeats = change.withdraws() && state.isOptedOut();
    if (repeats || !state.decides(change)) {
      return new ReplyRules.Decision(null, null, List.of(), change);
    }
    String name = change.withdraws() ? OPT_OUT : OPT_IN;
    String nombre = context.cliente().map(Cliente::firstName).orElse("");
    Reply reply = new Reply(texts.say(name, Map.of("nombre", nombre)));
    return new ReplyRules.Decision(name, reply, List.of(), change);
  }

  private static ConsentChange change(Consent consent, PendingMessage message) {
    return new ConsentChange(consent, ConsentSource.MESSAGE, message.timestamp(), message.body());
  }

  private String withoutCourtesies(String words) {
    String rest = words;
    for (String courtesy : courtesies) {
      rest = rest.replace(courtesy, " ");
    }
    return rest;
  }

  private boolean isSaid(List<String> phrases, String words) {
    return phrases.stream()
        .anyMatch(phrase -> words.equals(phrase) || count(phrase) > 1 && isWithin(words, phrase));
  }

  private boolean isWithin(String words, String phrase) {
    int at = words.indexOf(phrase);
    if (at < 0 || count(words) > MAX_WORDS) {
      return false;
    }
    String around = words.substring(0, at) + " " + words.substring(at + phrase.length() - 1);
    // «Ya no quiero, no molestar» says it twice; «no quiero darme de baja» says the contrary.
    return denials.stream().anyMatch(phrase::startsWith)
        || denials.stream().noneMatch(around::contains);
  }

  private static long count(String words) {
    return Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty()).count();
  }
}
