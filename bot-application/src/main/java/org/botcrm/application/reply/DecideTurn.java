package org.botcrm.application.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.application.BotListener;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentState;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.identity.Evidence;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyRules.Decision;
import org.jspecify.annotations.Nullable;

/** Decides what one turn comes to. Nothing is stored here. Thread-safe. */
final class DecideTurn {
  private final ReplyRules rules;
  private final @Nullable CarteraLookup carteras;
  private final ReplySettings settings;
  private final BotListener listener;
  private final Clock clock;

  DecideTurn(
      ReplyRules rules,
      @Nullable CarteraLookup carteras,
      ReplySettings settings,
      BotListener listener,
      Clock clock) {
    this.rules = rules;
    this.carteras = carteras;
    this.settings = settings;
    this.listener = listener;
    this.clock = clock;
  }

  /** What the messages of {@code pending}, all of them, come to. */
  TurnOutcome decide(PendingChat pending, Identity identity, Evidence evidence, Instant now) {
    Map<ConversacionId, MessageAnswer> answers = new HashMap<>();
    List<PendingMessage> said = new ArrayList<>();
    ConsentState consent = pending.consent();
    ReplyContext alone = new ReplyContext(identity, now);
    for (PendingMessage message : pending.messages()) {
      Decision wish = rules.wishIn(message, alone, consent).orElse(null);
      ConsentChange change = wish == null ? null : wish.consent();
      if (wish == null || change == null) {
        said.add(message);
      } else {
        consent = consent.after(change);
        answers.put(message.id(), answer(message, wish, identity, null));
      }
    }
    Instant started = clock.instant();
    TurnRecords records = new TurnRecords(carteras);
    ReplyContext context =
        new ReplyContext(
            identity,
            started,
            pending.state(),
            said,
            pending.identity().code(),
            evidence,
            records,
            pending.chat().id());
    Reply reply =
        said.isEmpty() ? null : decideTogether(pending, context, records, consent, answers);
    return outcome(pending, identity, reply, answers, now);
  }

  /** The last message stands for all; the others are answered with it. */
  private @Nullable Reply decideTogether(
      PendingChat pending,
      ReplyContext context,
      TurnRecords records,
      ConsentState consent,
      Map<ConversacionId, MessageAnswer> answers) {
    Instant started = context.now();
    Identity identity = context.identity();
    List<PendingMessage> said = context.turn();
    PendingMessage together = PendingMessage.together(said);
    Decision decision =
        pending.isWithHuman(started) ? Decision.NOTHING : rules.decide(together, context, consent);
    decision.failures().forEach(listener::ruleFailed);
    Trace trace = trace(decision, identity, records, started);
    MessageAnswer last = answer(together, decision, identity, trace);
    for (PendingMessage message : said) {
      answers.put(message.id(), message.id().equals(together.id()) ? last : joined(message, last));
    }
    return decision.reply();
  }

  /** A message that is answered by the answer to a later one. */
  private static MessageAnswer joined(PendingMessage message, MessageAnswer last) {
    return new MessageAnswer(
        message.id(), last.clienteId(), last.rule(), null, List.of(), null, null, null);
  }

  private TurnOutcome outcome(
      PendingChat pending,
      Identity identity,
      @Nullable Reply reply,
      Map<ConversacionId, MessageAnswer> answers,
      Instant now) {
    DialogueState remembered = reply == null ? null : reply.state();
    DialogueState state = remembered == null ? pending.state() : remembered;
    Stream<Effect> effects = reply == null ? Stream.empty() : reply.effects().stream();
    return new TurnOutcome(
        pending.messages().stream().map(message -> answers.get(message.id())).toList(),
        Stream.concat(trust(pending, identity, now), effects).toList(),
        state,
        state.isEmpty() ? null : now.plus(settings.memory()));
  }

  /** What the turn changes of whom the chat belongs to, whatever is answered. */
  private static Stream<Effect> trust(PendingChat pending, Identity identity, Instant now) {
    TrustBasis basis = TrustBasis.of(pending.chat().contact(), pending.identity().identityKey());
    return identity
        .match(
            unknown -> dropped(pending, unknown),
            byPhone -> given(pending, byPhone.who().id(), basis, now),
            verified -> given(pending, verified.who().id(), basis, now))
        .stream();
  }

  /** Once: what was taken away stays so until trust is given again. */
  private static Optional<Effect> dropped(PendingChat pending, Identity.Unknown unknown) {
    return unknown.doubted() && pending.identity().doubt() == null
        ? unknown.reason().map(Effect.DropTrust::new)
        : Optional.empty();
  }

  /** Remembers what the contact looks like, so that a change is noticed. */
  private static Optional<Effect> given(
      PendingChat pending, ClienteId cliente, TrustBasis basis, Instant now) {
    Trust trust = pending.identity().trust();
    if (trust == null || !trust.cliente().equals(cliente)) {
      return Optional.of(
          new Effect.GiveTrust(new Trust(cliente, basis, TrustSource.PHONE, now, null)));
    }
    TrustBasis known =
        trust.basis().differsInPhone(basis) ? basis : trust.basis().completedBy(basis);
    return known.equals(trust.basis())
        ? Optional.empty()
        : Optional.of(new Effect.GiveTrust(trust.withBasis(known)));
  }

  private static MessageAnswer answer(
      PendingMessage message, Decision decision, Identity identity, @Nullable Trace trace) {
    Reply reply = decision.reply();
    boolean says = reply != null && !reply.parts().isEmpty();
    ClienteId cliente = identity.cliente().map(Cliente::id).orElse(null);
    return new MessageAnswer(
        message.id(),
        cliente,
        ruleName(decision),
        says ? reply.text() : null,
        says ? reply.parts() : List.of(),
        inWords(decision.failures()),
        decision.consent(),
        trace);
  }

  private static @Nullable String ruleName(Decision decision) {
    Reply reply = decision.reply();
    Reply.Reason reason = reply == null ? null : reply.reason();
    return reason == null ? decision.rule() : reason.rule();
  }

  private @Nullable Trace trace(
      Decision decision, Identity identity, TurnRecords records, Instant started) {
    Reply reply = decision.reply();
    String rule = ruleName(decision);
    if (reply == null || rule == null) {
      return null;
    }
    Reply.Reason reason = reply.reason();
    List<String> failed = decision.failures().stream().map(ReplyRules.Failure::inWords).toList();
    return new Trace(
        rule,
        reason == null ? null : reason.version(),
        identity.level(),
        identity.reason().orElse(null),
        reason == null ? List.of() : reason.found(),
        records.data(),
        reason == null
            ? failed
            : Stream.concat(failed.stream(), reason.discarded().stream()).toList(),
        Duration.between(started, clock.instant()));
  }

  private static @Nullable String inWords(List<ReplyRules.Failure> failures) {
    return failures.isEmpty()
        ? null
        : failures.stream().map(ReplyRules.Failure::inWords).collect(Collectors.joining("; "));
  }
}
