package org.botcrm.application.reply;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.application.outbound.DeliverMessages;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.identity.CodeHasher;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.identity.IdentityRules;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.verification.IdentityDialogue;
import org.jspecify.annotations.Nullable;

/**
 * Answers the messages that wait in one chat: what a person wrote in one go together, and each
 * message once. Thread-safe.
 */
public final class ReplyToChat {
  /** How many messages one transaction answers at most. */
  private static final int BATCH = 50;

  private final ReplyQueue queue;
  private final ClienteLookup clientes;
  private final DecideTurn decide;
  private final DeliverMessages delivery;
  private final SlowAnswers slowAnswers;
  private final ReplySettings settings;
  private final IdentityRules identities;
  private final ReadEvidence evidence;
  private final BotListener listener;
  private final Clock clock;

  /** Of a bot that shows nobody that their message was read, and tells nothing of loans. */
  public ReplyToChat(
      ReplyQueue queue,
      ClienteLookup clientes,
      ReplyRules rules,
      DeliverMessages delivery,
      ReplySettings settings,
      BotListener listener,
      Clock clock) {
    this(
        queue,
        clientes,
        null,
        rules,
        delivery,
        new SlowAnswers(null, listener),
        settings,
        listener,
        clock);
  }

  /** Of a bot that sends no one-time codes. */
  public ReplyToChat(
      ReplyQueue queue,
      ClienteLookup clientes,
      @Nullable CarteraLookup carteras,
      ReplyRules rules,
      DeliverMessages delivery,
      SlowAnswers slowAnswers,
      ReplySettings settings,
      BotListener listener,
      Clock clock) {
    this(queue, clientes, carteras, null, rules, delivery, slowAnswers, settings, listener, clock);
  }

  /**
   * Over the ports it needs.
   *
   * @param carteras null for a bot that tells nothing of loans
   * @param codes null for a bot that sends no one-time codes
   */
  @Inject
  public ReplyToChat(
      ReplyQueue queue,
      ClienteLookup clientes,
      @Nullable CarteraLookup carteras,
      @Nullable CodeHasher codes,
      ReplyRules rules,
      DeliverMessages delivery,
      SlowAnswers slowAnswers,
      ReplySettings settings,
      BotListener listener,
      Clock clock) {
    this.queue = queue;
    this.clientes = clientes;
    this.delivery = delivery;
    this.slowAnswers = slowAnswers;
    this.settings = settings;
    this.identities = new IdentityRules(settings.trust());
    this.evidence = new ReadEvidence(clientes, codes);
    this.listener = SafeListener.of(List.of(listener));
    this.clock = clock;
    this.decide = new DecideTurn(rules, carteras, settings, this.listener, clock);
  }

  /**
   * Answers what waits in the chat, at most 50 messages, so that a chat that writes without end
   * leaves room for the others. Safe to call for a chat that somebody else answers at the same
   * time: each message gets one answer.
   *
   * @return when to look again: not later than now when more waits already, later while the person
   *     may still be writing; null when nothing waits
   * @throws org.botcrm.domain.StorageException when the database or the CRM fails; what is not
   *     answered still waits
   */
  public @Nullable Instant reply(ChatId chat) {
    Instant now = clock.instant();
    // Without a pause each message is a turn, and the second one only tells that more wait.
    int limit = settings.pause().isZero() ? 2 : BATCH;
    PendingChat pending = queue.find(chat, limit, now).orElse(null);
    if (pending == null) {
      return null;
    }
    Instant due = due(pending.messages());
    if (due.isAfter(now)) {
      return due;
    }
    PendingChat turn = settings.pause().isZero() ? first(pending) : pending;
    boolean answered = answer(turn, now);
    boolean more = pending.messages().size() == limit || turn != pending;
    return answered && !more ? null : now;
  }

  /** When the person has been quiet for long enough, or has kept everybody waiting for too long. */
  private Instant due(List<PendingMessage> messages) {
    Instant first = messages.get(0).arrivedAt();
    Instant last = first;
    for (PendingMessage message : messages) {
      Instant at = message.arrivedAt();
      first = at.isBefore(first) ? at : first;
      last = at.isAfter(last) ? at : last;
    }
    Instant quiet = last.plus(settings.pause());
    Instant enough = first.plus(settings.longestPause());
    return quiet.isBefore(enough) ? quiet : enough;
  }

  private static PendingChat first(PendingChat pending) {
    return pending.messages().size() == 1
        ? pending
        : pending.with(List.of(pending.messages().get(0)));
  }

  /** Whether the answers count: false when somebody else changed the chat meanwhile. */
  private boolean answer(PendingChat pending, Instant now) {
    TurnOutcome outcome = slowAnswers.during(pending, now, () -> decide(pending, now));
    if (!queue.record(pending, outcome, now)) {
      return false;
    }
    delivery.wake();
    List<MessageAnswer> answers = outcome.answers();
    for (int i = 0; i < answers.size(); i++) {
      report(pending.messages().get(i), answers.get(i).rule());
    }
    return true;
  }

  private TurnOutcome decide(PendingChat pending, Instant now) {
    Identity identity = IdentityDialogue.heeding(pending.state(), identify(pending, now));
    return decide.decide(pending, identity, evidence.read(pending, now), now);
  }

  private Identity identify(PendingChat pending, Instant now) {
    ContactId contact = pending.chat().contact();
    ClienteMatch byPhone =
        IdentityRules.phoneToAsk(contact, pending.identity())
            .map(clientes::findByPhone)
            .orElseGet(ClienteMatch.None::new);
    Trust trust = pending.identity().trust();
    Cliente linked =
        trust == null || trust.source() == TrustSource.PHONE
            ? null
            : clientes.find(trust.cliente()).orElse(null);
    return identities.identify(contact, pending.identity(), byPhone, linked, now);
  }

  private void report(PendingMessage message, @Nullable String rule) {
    if (rule != null) {
      listener.replied(rule, Duration.between(message.arrivedAt(), clock.instant()));
    }
  }
}
