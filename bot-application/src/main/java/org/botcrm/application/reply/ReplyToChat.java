package org.botcrm.application.reply;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.application.outbound.DeliverMessages;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentState;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRules;
import org.jspecify.annotations.Nullable;

/** Answers the messages that wait in one chat, in their order, each once. Thread-safe. */
public final class ReplyToChat {
  /** How many messages one transaction answers at most. */
  private static final int BATCH = 50;

  private final ReplyQueue queue;
  private final ClienteLookup clientes;
  private final ReplyRules rules;
  private final DeliverMessages delivery;
  private final SlowAnswers slowAnswers;
  private final BotListener listener;
  private final Clock clock;

  /** Of a bot that shows nobody that their message was read. */
  public ReplyToChat(
      ReplyQueue queue,
      ClienteLookup clientes,
      ReplyRules rules,
      DeliverMessages delivery,
      BotListener listener,
      Clock clock) {
    this(queue, clientes, rules, delivery, new SlowAnswers(null, listener), listener, clock);
  }

  /** Over the ports it needs. */
  @Inject
  public ReplyToChat(
      ReplyQueue queue,
      ClienteLookup clientes,
      ReplyRules rules,
      DeliverMessages delivery,
      SlowAnswers slowAnswers,
      BotListener listener,
      Clock clock) {
    this.queue = queue;
    this.clientes = clientes;
    this.rules = rules;
    this.delivery = delivery;
    this.slowAnswers = slowAnswers;
    this.listener = SafeListener.of(List.of(listener));
    this.clock = clock;
  }

  /**
   * Answers what waits in the chat, at most 50 messages, so that a chat that writes without end
   * leaves room for the others. Safe to call for a chat that somebody else answers at the same
   * time: each message gets one answer.
   *
   * @return whether more may wait
   * @throws org.botcrm.domain.StorageException when the database or the CRM fails; what is not
   *     answered still waits
   */
  public boolean reply(ChatId chat) {
    return queue
        .find(chat, BATCH)
        .map(pending -> !answer(pending) || pending.messages().size() == BATCH)
        .orElse(false);
  }

  /** Whether the answers count: false when somebody else changed the chat meanwhile. */
  private boolean answer(PendingChat pending) {
    Instant now = clock.instant();
    List<MessageAnswer> answers =
        slowAnswers.during(
            pending, now, () -> decideAll(pending, new ReplyContext(identify(pending), now)));
    if (!queue.record(pending, answers, now)) {
      return false;
    }
    delivery.wake();
    for (int i = 0; i < answers.size(); i++) {
      report(pending.messages().get(i), answers.get(i).rule());
    }
    return true;
  }

  private ClienteMatch identify(PendingChat pending) {
    return pending
        .chat()
        .contact()
        .phone()
        .map(clientes::findByPhone)
        .orElseGet(ClienteMatch.None::new);
  }

  /** In order: what one message says of consent holds for those after it. */
  private List<MessageAnswer> decideAll(PendingChat pending, ReplyContext context) {
    List<MessageAnswer> answers = new ArrayList<>(pending.messages().size());
    ConsentState state = pending.consent();
    for (PendingMessage message : pending.messages()) {
      MessageAnswer answer = decide(message, context, state);
      answers.add(answer);
      ConsentChange change = answer.consent();
      state = change == null ? state : state.after(change);
    }
    return answers;
  }

  private MessageAnswer decide(PendingMessage message, ReplyContext context, ConsentState state) {
    ReplyRules.Decision decision = rules.decide(message, context, state);
    decision.failures().forEach(listener::ruleFailed);
    Reply reply = decision.reply();
    return new MessageAnswer(
        message.id(),
        context.cliente().identified().map(Cliente::id).orElse(null),
        decision.rule(),
        reply == null ? null : reply.text(),
        reply == null ? List.of() : reply.parts(),
        inWords(decision.failures()),
        decision.consent());
  }

  private static @Nullable String inWords(List<ReplyRules.Failure> failures) {
    return failures.isEmpty()
        ? null
        : failures.stream().map(ReplyRules.Failure::inWords).collect(Collectors.joining("; "));
  }

  private void report(PendingMessage message, @Nullable String rule) {
    if (rule != null) {
      listener.replied(rule, Duration.between(message.arrivedAt(), clock.instant()));
    }
  }
}
