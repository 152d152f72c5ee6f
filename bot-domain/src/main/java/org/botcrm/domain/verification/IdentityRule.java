package org.botcrm.domain.verification;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.CodeDigits;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;

/** Answers while somebody shows who they are, and who says to write for another. */
final class IdentityRule implements ReplyRule {
  /** What says nothing beside an ID or a code. */
  static final Set<String> BESIDE = Set.of("identificacion", "codigo", "saludo", "gracias");

  private static final Set<String> YES_AND_NO = Set.of("si", "no");

  /** What begins something of its own, which may wait for other numbers. */
  private static final Set<String> ENDS_IT =
      Set.of("menu", "asesor", "queja", "reportar_pago", "promesa_pago", "actualizar_datos");

  private static final Set<String> WRITTEN = Set.of("text", "button", "interactive");

  private final NationalIds ids;
  private final AnswerLevels levels;
  private final IdentityReplies replies;
  private final Function<String, Set<String>> intents;
  private final Proof proof;

  IdentityRule(
      NationalIds ids,
      AnswerLevels levels,
      IdentityReplies replies,
      Function<String, Set<String>> intents,
      Proof proof) {
    this.ids = ids;
    this.levels = levels;
    this.replies = replies;
    this.intents = intents;
    this.proof = proof;
  }

  @Override
  public String name() {
    return "identidad";
  }

  @Override
  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
    DialogueState state = context.state();
    PhoneNumber number = message.ownPhone();
    boolean known = context.identity().level() != TrustLevel.UNKNOWN;
    if (number != null && !known) {
      return Optional.of(proof.ofNumber(message, number, context));
    }
    Set<String> said = isWritten(message) ? intents.apply(message.body()) : Set.of();
    if (said.contains("tercero")) {
      return Optional.of(replies.say("identidad.tercero", Steps.thirdParty(state)));
    }
    boolean waits = Steps.waitsForId(state) || Steps.waitsForCode(state);
    if (!waits || context.identity().level().reaches(Steps.level(state))) {
      return Optional.empty();
    }
    if (!isWritten(message)) {
      return card(message, state);
    }
    // A button of something else belongs to that.
    boolean pressed = message.choice() != null && said.isEmpty();
    return pressed ? Optional.empty() : step(message, said, context);
  }

  private Optional<Reply> step(PendingMessage message, Set<String> said, ReplyContext context) {
    if (said.contains("cancelar")) {
      return Optional.of(replies.say("identidad.cancelado", Steps.left(context.state())));
    }
    return Steps.waitsForCode(context.state())
        ? whileWaitingForCode(message, said, context)
        : whileWaitingForId(message, said, context);
  }

  private Optional<Reply> whileWaitingForCode(
      PendingMessage message, Set<String> said, ReplyContext context) {
    String text = message.body();
    Set<String> more = beside(said);
    if (!CodeDigits.findAll(text).isEmpty()) {
      return Optional.of(proof.ofCode(message, context, !more.isEmpty()));
    }
    if (said.contains("codigo")) {
      return Optional.of(anotherCode(context));
    }
    if (!more.isEmpty()) {
      return elsewhere(message, said, context);
    }
    // Of whom the number tells who it is, an ID proves nothing and changes nothing.
    List<NationalId> typed = context.cliente().isPresent() ? List.of() : ids.findAll(text);
    if (!typed.isEmpty()) {
      return Optional.of(replies.withIds(context, typed));
    }
    return isCourtesy(said)
        ? Optional.empty()
        : Optional.of(notUnderstood("identidad.falta-codigo", message, context));
  }

  private Optional<Reply> whileWaitingForId(
      PendingMessage message, Set<String> said, ReplyContext context) {
    String text = message.body();
    List<NationalId> typed = ids.findAll(text);
    DialogueState state = context.state();
    if (typed.size() == 1) {
      DialogueState next =
          beside(said).isEmpty() ? state : Steps.towards(state, Steps.level(state), text);
      return Optional.of(replies.withIds(context.with(next), typed));
    }
    if (!typed.isEmpty()) {
      return Optional.of(replies.again("identidad.varias", state));
    }
    if (!beside(said).isEmpty()) {
      return elsewhere(message, said, context);
    }
    if (TypedPhone.isIn(text, ids.country())) {
      return Optional.of(replies.typedNumber(context));
    }
    if (said.contains("no")) {
      return Optional.of(replies.say("identidad.cancelado", Steps.left(state)));
    }
    return isCourtesy(said)
        ? Optional.empty()
        : Optional.of(notUnderstood("identidad.otra-vez", message, context));
  }

  /** Asks the same again, and keeps what was said in its place. */
  private Reply notUnderstood(String key, PendingMessage message, ReplyContext context) {
    Reply reply = replies.again(key, context.state());
    return Effect.NotUnderstood.of(message.body()).map(reply::with).orElse(reply);
  }

  private Reply anotherCode(ReplyContext context) {
    Cliente cliente = context.cliente().orElse(null);
    if (cliente != null) {
      return replies.codeTo(cliente.id(), context);
    }
    return Steps.id(context.state())
        .map(id -> replies.codeFor(id, context))
        .orElseGet(() -> replies.askForId(context));
  }

  /**
   * Something else than what is waited for. A question is answered by another rule with the thread
   * kept; a person to talk to, or a flow that may begin now, ends it.
   */
  private Optional<Reply> elsewhere(
      PendingMessage message, Set<String> said, ReplyContext context) {
    boolean ended =
        said.stream().anyMatch(intent -> ENDS_IT.contains(intent) && !needsMore(intent, context));
    if (!ended) {
      return Optional.empty();
    }
    DialogueState left = Steps.left(context.state());
    return proof
        .answer(message, context.with(left))
        .map(reply -> reply.state() == null ? reply.remembering(left) : reply);
  }

  private boolean needsMore(String intent, ReplyContext context) {
    return !context.identity().level().reaches(levels.of(intent));
  }

  /** Somebody's card is no proof: it may be anybody's. */
  private Optional<Reply> card(PendingMessage message, DialogueState state) {
    return message.type().equals("contacts")
        ? Optional.of(replies.again("identidad.tarjeta", state))
        : Optional.empty();
  }

  private static boolean isCourtesy(Set<String> said) {
    return said.contains("saludo") || said.contains("gracias");
  }

  private static Set<String> beside(Set<String> said) {
    Set<String> more = new HashSet<>(said);
    more.removeAll(BESIDE);
    more.removeAll(YES_AND_NO);
    return more;
  }

  private static boolean isWritten(PendingMessage message) {
    return WRITTEN.contains(message.type());
  }
}
