package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.jspecify.annotations.Nullable;

/** What turns leave behind beside their answers. Callers hold the lock of the storage. */
final class Effects {
  /** Who is said to have made a link that the bot made. */
  static final String BOT = "bot";

  private final Map<ConversacionId, Trace> traces = new HashMap<>();
  private final Requests requests;
  private final Codes codes;
  private final Dialogues dialogues;
  private final Reports reports;

  Effects(Feed feed) {
    requests = new Requests(feed);
    codes = new Codes(requests);
    dialogues = new Dialogues(codes, feed);
    reports = new Reports(feed);
  }

  Requests requests() {
    return requests;
  }

  Codes codes() {
    return codes;
  }

  Dialogues dialogues() {
    return dialogues;
  }

  Reports reports() {
    return reports;
  }

  Optional<Trace> trace(ConversacionId message) {
    return Optional.ofNullable(traces.get(message));
  }

  void record(PendingChat pending, TurnOutcome outcome, Instant now) {
    ChatId chat = pending.chat().id();
    List<MessageAnswer> answers = outcome.answers();
    for (MessageAnswer answer : answers) {
      if (answer.trace() != null) {
        traces.put(answer.message(), answer.trace());
      }
      pending.messages().stream()
          .filter(message -> message.id().equals(answer.message()))
          .map(PendingMessage::timestamp)
          .forEach(at -> dialogues.spoke(chat, at));
    }
    if (!outcome.state().equals(pending.state())) {
      dialogues.remember(chat, outcome.state(), outcome.stateExpires(), now);
    }
    ConversacionId last = answers.get(answers.size() - 1).message();
    ClienteId cliente =
        answers.stream()
            .map(MessageAnswer::clienteId)
            .filter(Objects::nonNull)
            .reduce((earlier, later) -> later)
            .orElse(null);
    outcome.effects().forEach(effect -> apply(chat, last, cliente, effect, now));
  }

  private void apply(
      ChatId chat,
      ConversacionId message,
      @Nullable ClienteId cliente,
      Effect effect,
      Instant now) {
    if (effect instanceof Effect.ReportPayment pago) {
      reports.report(chat, message, cliente, pago, now);
    } else if (effect instanceof Effect.PromisePayment promesa) {
      reports.promise(chat, message, cliente, promesa, now);
    } else if (effect instanceof Effect.AskPerson asked) {
      requests.ask(chat, cliente, asked, now);
    } else if (effect instanceof Effect.AskCode asked) {
      codes.ask(chat, cliente, asked, now);
    } else if (effect instanceof Effect.TryCode tried) {
      codes.tried(chat, tried, now);
    } else if (effect instanceof Effect.GiveTrust given) {
      dialogues.give(chat, given.trust(), BOT, now);
    } else if (effect instanceof Effect.DropTrust dropped) {
      dialogues.drop(chat, dropped.reason(), now);
    } else if (effect instanceof Effect.NotUnderstood words) {
      reports.notUnderstood(words, now);
    }
  }

  void moveAll(ChatId from, ChatId to, Instant now) {
    dialogues.moveAll(from, to, now);
    requests.moveAll(from, to);
    reports.moveAll(from, to);
  }
}
