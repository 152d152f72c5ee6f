package org.botcrm.domain.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.botcrm.domain.answer.RaiseTrust;
import org.botcrm.domain.answer.Wording;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.understanding.AmountReader;
import org.botcrm.domain.understanding.Intents;
import org.jspecify.annotations.Nullable;

/**
 * All that flows need of the rest of the bot. None of it throws, and all of it is thread-safe.
 *
 * @param country two letters, as in BOT_PAIS: says which banks are offered
 * @param intents what the bot understands, as it is now
 * @param amounts reads amounts as people of the country write them
 * @param wording how amounts, days and loans are written, and in which zone days begin
 * @param levels how sure the bot must be of whom it talks to; a flow that says more needs more
 * @param raise begins the dialogue that makes it surer
 * @param answers answers a question that comes between; empty when it has no answer
 * @param closedUntil when the lender opens again, in words such as {@code mañana a las 8:00 a. m.};
 *     empty while it is open, and when that is not known
 * @param queue of those who wait for a person
 */
public record FlowEnvironment(
    String country,
    Supplier<Intents> intents,
    AmountReader amounts,
    Wording wording,
    AnswerLevels levels,
    RaiseTrust raise,
    ReplyRule answers,
    Function<Instant, Optional<String>> closedUntil,
    WaitingQueue queue) {

  /** Refuses nulls, naming the field. */
  public FlowEnvironment {
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(intents, "intents");
    Objects.requireNonNull(amounts, "amounts");
    Objects.requireNonNull(wording, "wording");
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(raise, "raise");
    Objects.requireNonNull(answers, "answers");
    Objects.requireNonNull(closedUntil, "closedUntil");
    Objects.requireNonNull(queue, "queue");
  }

  LocalDate today(ReplyContext context) {
    return wording.today(context.now());
  }

  /** A client's active loans; none as well when the records cannot be read just now. */
  List<Prestamo> loansOf(ReplyContext context) {
    return context.cliente().isEmpty()
        ? List.of()
        : context.cartera().match(Cartera::active, reason -> List.of());
  }

  /** The currency of one of those loans; empty also when its records cannot be read just now. */
  Optional<String> currencyOf(String loan, ReplyContext context) {
    return loansOf(context).stream()
        .filter(one -> String.valueOf(one.id().value()).equals(loan))
        .map(one -> one.cuotas().currency())
        .findFirst();
  }

  /** Those who wait for a person of the lender. Thread-safe. */
  @FunctionalInterface
  public interface WaitingQueue {
    /**
     * How many chats were there before this one; all that wait when it does not wait yet. Empty
     * when that is not known.
     *
     * @param chat null for one that is not known
     */
    OptionalInt before(@Nullable ChatId chat);
  }
}
