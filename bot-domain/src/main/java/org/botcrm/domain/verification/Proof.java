package org.botcrm.domain.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.jspecify.annotations.Nullable;

/** What comes of a code or of a number that somebody shares. */
final class Proof {
  private final TrustSettings settings;
  private final IdentityReplies replies;
  private final QuestionAnswers answers;

  Proof(TrustSettings settings, IdentityReplies replies, QuestionAnswers answers) {
    this.settings = settings;
    this.replies = replies;
    this.answers = answers;
  }

  /**
   * Of a code.
   *
   * @param asked what the message itself asks; null when only the question of before counts
   */
  Reply ofCode(ReplyContext context, @Nullable String asked) {
    Cliente cliente = context.evidence().byCode();
    OneTimeCode code = context.code();
    boolean another =
        cliente != null
            && context.cliente().filter(known -> !known.id().equals(cliente.id())).isPresent();
    return cliente == null || code == null || another
        ? wrong(context.state(), code)
        : right(context, code, cliente, asked);
  }

  private Reply right(
      ReplyContext context, OneTimeCode code, Cliente cliente, @Nullable String asked) {
    Instant until = context.now().plus(settings.verified());
    TrustBasis basis = context.evidence().basis();
    Trust trust = new Trust(cliente.id(), basis, TrustSource.CODE, context.now(), until);
    return proved(
        context,
        new Identity.Verified(cliente, until),
        asked,
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
  Reply ofNumber(PhoneNumber number, ReplyContext context) {
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
        context,
        new Identity.ByPhone(cliente),
        null,
        new Effect.GiveTrust(
            new Trust(cliente.id(), basis, TrustSource.SHARED_PHONE, context.now(), null)));
  }

  private Reply proved(
      ReplyContext context, Identity identity, @Nullable String asked, Effect... effects) {
    String question = asked == null ? Steps.question(context.state()).orElse(null) : asked;
    DialogueState state = Steps.done(context.state());
    Evidence evidence = Evidence.of(context.evidence().basis());
    ReplyContext known =
        new ReplyContext(identity, context.now(), state, List.of(), null, evidence);
    Reply reply =
        question == null
            ? new Reply(replies.text("identidad.listo"))
            : introduced(answers.answer(question, known));
    return new Reply(
        reply.text(),
        reply.parts(),
        Stream.concat(Stream.of(effects), reply.effects().stream()).toList(),
        reply.state() == null ? state : reply.state(),
        reply.reason());
  }

  /** The answer to a question, whatever was shown. */
  Reply answer(String question, ReplyContext context) {
    return answers.answer(question, context);
  }

  /** In one message with the answer where that is a text, as each message may cost money. */
  private Reply introduced(Reply answer) {
    String words = replies.text("identidad.comprobado");
    if (answer.parts().isEmpty()) {
      return new Reply(replies.text("identidad.listo")).and(answer);
    }
    OutboundDraft first = answer.parts().get(0);
    String together = words + "\n\n" + first.content().body();
    boolean fits =
        first.content() instanceof OutboundContent.Text
            && together.codePointCount(0, together.length())
                <= OutboundContent.Text.MAX_CODE_POINTS;
    if (!fits) {
      return answer;
    }
    List<OutboundDraft> parts = new ArrayList<>(answer.parts());
    parts.set(0, new OutboundDraft(new OutboundContent.Text(together), first.quoted()));
    return new Reply(
        words + "\n\n" + answer.text(), parts, answer.effects(), answer.state(), answer.reason());
  }
}
