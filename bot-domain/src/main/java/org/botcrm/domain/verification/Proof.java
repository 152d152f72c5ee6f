package org.botcrm.domain.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.Evidence;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.identity.OneTimeCode;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.identity.TrustSettings;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.jspecify.annotations.Nullable;

/** What comes of a code or of a number that somebody shares. */
final class Proof {
  private final TrustSettings settings;
  private final IdentityReplies replies;
  private final List<ReplyRule> answers;

  Proof(TrustSettings settings, IdentityReplies replies, List<ReplyRule> answers) {
    this.settings = settings;
    this.replies = replies;
    this.answers = List.copyOf(answers);
  }

  /**
   * Of a code.
   *
   * @param asks whether the message itself asks something, in place of the question of before
   */
  Reply ofCode(PendingMessage message, ReplyContext context, boolean asks) {
    Cliente cliente = context.evidence().byCode();
    OneTimeCode code = context.code();
    boolean another =
        cliente != null
            && context.cliente().filter(known -> !known.id().equals(cliente.id())).isPresent();
    return cliente == null || code == null || another
        ? wrong(context.state(), code)
        : right(asks ? message : question(message, context), context, code, cliente);
  }

  private Reply right(
      @Nullable PendingMessage question, ReplyContext context, OneTimeCode code, Cliente cliente) {
    Instant until = context.now().plus(settings.verified());
    TrustBasis basis = context.evidence().basis();
    Trust trust = new Trust(cliente.id(), basis, TrustSource.CODE, context.now(), until);
    return proved(
        question,
        context,
        new Identity.Verified(cliente, until),
        new Effect.TryCode(code.id(), true),
        new Effect.GiveTrust(trust));
  }

  /** The same words whether it is wrong, too late, used, or there never was one. */
  private Reply wrong(DialogueState state, @Nullable OneTimeCode code) {
    Reply reply = replies.say("identidad.codigo-malo", state);
    if (code == null || code.triesLeft() == 0) {
      return reply;
    }
    Reply counted = reply.with(new Effect.TryCode(code.id(), false));
    return code.triesLeft() > 1
        ? counted
        : counted.with(
            new Effect.AskPerson(RequestKind.ALARM, "Demasiados códigos equivocados seguidos"));
  }

  /** Of the person's own number, which Meta hid until they shared it. */
  Reply ofNumber(PendingMessage message, PhoneNumber number, ReplyContext context) {
    Evidence evidence = context.evidence();
    Cliente cliente =
        evidence.byOwnPhone() == null || !IdentityReplies.mayShareNumber(context)
            ? null
            : evidence.byOwnPhone().identified().orElse(null);
    if (cliente == null) {
      return replies.say("identidad.pide-cedula", Steps.waitingForId(context.state()));
    }
    TrustBasis basis =
        new TrustBasis(number.canonical(), evidence.basis().user(), evidence.basis().identityKey());
    return proved(
        question(message, context),
        context,
        new Identity.ByPhone(cliente),
        new Effect.GiveTrust(
            new Trust(cliente.id(), basis, TrustSource.SHARED_PHONE, context.now(), null)));
  }

  private Reply proved(
      @Nullable PendingMessage question,
      ReplyContext context,
      Identity identity,
      Effect... effects) {
    DialogueState state = Steps.done(context.state());
    Reply reply =
        Optional.ofNullable(question)
            .flatMap(asked -> answer(asked, known(context, identity, state)))
            .map(this::introduced)
            .orElseGet(() -> new Reply(replies.text("identidad.listo")));
    return new Reply(
        reply.text(),
        reply.parts(),
        Stream.concat(Stream.of(effects), reply.effects().stream()).toList(),
        reply.state() == null ? state : reply.state(),
        reply.reason());
  }

  private static ReplyContext known(ReplyContext context, Identity identity, DialogueState state) {
    Evidence evidence = Evidence.of(context.evidence().basis());
    return new ReplyContext(
        identity,
        context.now(),
        state,
        List.of(),
        null,
        evidence,
        context.carteras(),
        context.chat());
  }

  /** The question of before, as if it were written now; null when there is none. */
  private static @Nullable PendingMessage question(PendingMessage message, ReplyContext context) {
    return Steps.question(context.state())
        .map(
            text ->
                new PendingMessage(
                    message.id(),
                    message.messageId(),
                    "text",
                    text,
                    message.timestamp(),
                    message.arrivedAt()))
        .orElse(null);
  }

  /** What the rules after this conversation say; empty when none of them has an answer. */
  Optional<Reply> answer(PendingMessage question, ReplyContext context) {
    return answers.stream().flatMap(rule -> rule.replyTo(question, context).stream()).findFirst();
  }

  /** In one message with the answer where that has room for it, as each message may cost money. */
  private Reply introduced(Reply answer) {
    String words = replies.text("identidad.comprobado");
    if (answer.parts().isEmpty()) {
      return new Reply(replies.text("identidad.listo")).and(answer);
    }
    OutboundDraft first = answer.parts().get(0);
    return Lead.before(first.content(), words)
        .map(
            content ->
                led(answer, words, new OutboundDraft(content, first.quoted(), first.ifClosed())))
        .orElse(answer);
  }

  private static Reply led(Reply answer, String words, OutboundDraft first) {
    List<OutboundDraft> parts = new ArrayList<>(answer.parts());
    parts.set(0, first);
    return new Reply(
        words + "\n\n" + answer.text(), parts, answer.effects(), answer.state(), answer.reason());
  }
}
