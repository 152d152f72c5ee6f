package org.botcrm.domain.reply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentState;
import org.jspecify.annotations.Nullable;

/**
 * An ordered list of rules: the first answer wins. Before any of them comes the person's wish: who
 * says that they want no more messages gets one confirmation and then nothing, until they say
 * otherwise. Immutable and thread-safe.
 */
public final class ReplyRules {
  private final List<ReplyRule> rules;
  private final ConsentWords consent;

  private ReplyRules(List<ReplyRule> rules, ConsentWords consent) {
    this.rules = rules;
    this.consent = consent;
  }

  /**
   * Rules in the order in which they are asked, with the words of {@link ReplyTexts#standard} for
   * consent.
   *
   * @throws IllegalArgumentException when two have the same name, or one is named {@code baja} or
   *     {@code alta}, as the answers about consent are
   */
  public static ReplyRules firstMatch(List<? extends ReplyRule> rules) {
    return firstMatch(rules, ReplyTexts.standard());
  }

  /**
   * Likewise, with the words of {@code texts} for consent.
   *
   * @throws IllegalArgumentException as {@link #firstMatch(List)} does
   */
  public static ReplyRules firstMatch(List<? extends ReplyRule> rules, ReplyTexts texts) {
    return firstMatch(rules, new ConsentWords(texts));
  }

  private static ReplyRules firstMatch(List<? extends ReplyRule> rules, ConsentWords consent) {
    Set<String> names = new HashSet<>(ConsentWords.NAMES);
    for (ReplyRule rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException("rules: two are named " + rule.name());
      }
    }
    return new ReplyRules(List.copyOf(rules), consent);
  }

  /** The five cases of the lender's bot, said with {@code texts}. */
  public static ReplyRules standard(ReplyTexts texts) {
    return firstMatch(StandardRules.all(texts), texts);
  }

  /**
   * These rules after others, which are thus asked first.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  public ReplyRules after(ReplyRule... others) {
    List<ReplyRule> all = new ArrayList<>(List.of(others));
    all.addAll(rules);
    return firstMatch(all, consent);
  }

  /** The names in order. */
  public List<String> names() {
    return rules.stream().map(ReplyRule::name).toList();
  }

  /** As for a person who never said anything about wanting messages. */
  public Decision decide(PendingMessage message, ReplyContext context) {
    return decide(message, context, ConsentState.unknown());
  }

  /**
   * Looks for the person's wish and then asks the rules in order; never throws for what a rule
   * does.
   *
   * @param state whether the person wants messages, before this one
   */
  public Decision decide(PendingMessage message, ReplyContext context, ConsentState state) {
    return wishIn(message, context, state)
        .orElseGet(() -> state.isOptedOut() ? Decision.NOTHING : ask(message, context));
  }

  /**
   * Looks for the person's wish alone, which is each message's own, whatever others stand beside
   * it.
   *
   * @param state whether the person wants messages, before this one
   * @return what is answered to it; empty when the message says nothing of it
   */
  public Optional<Decision> wishIn(
      PendingMessage message, ReplyContext context, ConsentState state) {
    return consent.changeIn(message).map(change -> consent.decide(change, context, state));
  }

  private Decision ask(PendingMessage message, ReplyContext context) {
    List<Failure> failures = new ArrayList<>(0);
    for (ReplyRule rule : rules) {
      try {
        Optional<Reply> reply = rule.replyTo(message, context);
        if (reply.isPresent()) {
          return new Decision(rule.name(), reply.get(), failures);
        }
      } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
        failures.add(new Failure(rule.name(), e));
      }
    }
    return new Decision(null, null, failures);
  }

  /**
   * What the rules said.
   *
   * @param rule the one that answered; null when none did
   * @param reply its answer; null when none did
   * @param failures rules that threw before it
   * @param consent what the message says about wanting messages; null when nothing
   */
  public record Decision(
      @Nullable String rule,
      @Nullable Reply reply,
      List<Failure> failures,
      @Nullable ConsentChange consent) {
    /** Nothing was asked and nothing is said. */
    public static final Decision NOTHING = new Decision(null, null, List.of());

    /** Copies the list. */
    public Decision {
      failures = List.copyOf(failures);
    }

    /** Of a message that says nothing of consent. */
    public Decision(@Nullable String rule, @Nullable Reply reply, List<Failure> failures) {
      this(rule, reply, failures, null);
    }
  }

  /**
   * A rule that threw.
   *
   * @param rule its name
   * @param cause what it threw; its message may quote the client and is not to be logged
   */
  public record Failure(String rule, Throwable cause) {
    /** For an agent: which rule, and the kind of failure, nothing personal. */
    public String inWords() {
      return "La regla «" + rule + "» falló (" + cause.getClass().getSimpleName() + ")";
    }
  }
}
