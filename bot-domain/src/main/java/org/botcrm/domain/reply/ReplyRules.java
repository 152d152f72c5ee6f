package org.botcrm.domain.reply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.chat.PendingMessage;
import org.jspecify.annotations.Nullable;

/** An ordered list of rules: the first answer wins. Immutable and thread-safe. */
public final class ReplyRules {
  private final List<ReplyRule> rules;

  private ReplyRules(List<ReplyRule> rules) {
    this.rules = rules;
  }

  /**
   * Rules in the order in which they are asked.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  public static ReplyRules firstMatch(List<? extends ReplyRule> rules) {
    Set<String> names = new HashSet<>();
    for (ReplyRule rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException("rules: two are named " + rule.name());
      }
    }
    return new ReplyRules(List.copyOf(rules));
  }

  /** The five cases of the lender's bot, said with {@code texts}. */
  public static ReplyRules standard(ReplyTexts texts) {
    return firstMatch(StandardRules.all(texts));
  }

  /**
   * These rules after others, which are thus asked first.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  public ReplyRules after(ReplyRule... others) {
    List<ReplyRule> all = new ArrayList<>(List.of(others));
    all.addAll(rules);
    return firstMatch(all);
  }

  /** The names in order. */
  public List<String> names() {
    return rules.stream().map(ReplyRule::name).toList();
  }

  /** Asks the rules in order; never throws for what a rule does. */
  public Decision decide(PendingMessage message, ReplyContext context) {
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
   */
  public record Decision(@Nullable String rule, @Nullable Reply reply, List<Failure> failures) {
    /** Copies the list. */
    public Decision {
      failures = List.copyOf(failures);
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
