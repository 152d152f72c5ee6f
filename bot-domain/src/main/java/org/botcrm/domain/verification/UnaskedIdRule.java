package org.botcrm.domain.verification;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;

/**
 * Answers an ID or a word of a code that nobody asked for, with nothing else beside it that is to
 * be answered. Of a client whom the number tells, it changes nothing, and nothing is said of it;
 * what they ask with the ID of somebody else is not answered with figures of their own.
 */
final class UnaskedIdRule implements ReplyRule {
  private static final String CODE = "codigo";

  /** What is told of loans. */
  private static final Set<String> QUESTIONS =
      Set.of(
          "estado_prestamo",
          "saldo",
          "proxima_cuota",
          "cuotas",
          "pagos",
          "recibos",
          "otro_prestamo");

  private final NationalIds ids;
  private final IdentityReplies replies;
  private final Function<String, Set<String>> intents;

  UnaskedIdRule(NationalIds ids, IdentityReplies replies, Function<String, Set<String>> intents) {
    this.ids = ids;
    this.replies = replies;
    this.intents = intents;
  }

  @Override
  public String name() {
    return "cedula-suelta";
  }

  @Override
  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
    if (!message.type().equals("text")) {
      return Optional.empty();
    }
    Set<String> said = intents.apply(message.body());
    List<NationalId> typed = ids.findAll(message.body());
    boolean spoken = !typed.isEmpty() || said.contains("identificacion") || said.contains(CODE);
    boolean alone = IdentityRule.BESIDE.containsAll(said);
    Cliente cliente = context.cliente().orElse(null);
    if (cliente == null) {
      return spoken && alone
          ? Optional.of(replies.begin(towardsNumber(context), message.body()))
          : Optional.empty();
    }
    if (isOfAnother(typed, cliente) && (alone || asksOfLoans(said))) {
      return Optional.of(replies.say("identidad.ajena", context.state()));
    }
    return spoken && alone ? Optional.of(toKnown(cliente, typed, said)) : Optional.empty();
  }

  private Reply toKnown(Cliente cliente, List<NationalId> typed, Set<String> said) {
    return typed.isEmpty() && said.contains(CODE)
        ? replies.known(cliente, "identidad.sin-codigo")
        : replies.known(cliente, "identidad.conocido");
  }

  /** Also where the client's own cannot be read: then nothing says that it is theirs. */
  private boolean isOfAnother(List<NationalId> typed, Cliente cliente) {
    NationalId own = ids.read(cliente.cedula()).orElse(null);
    return !typed.isEmpty() && (own == null || typed.stream().noneMatch(own::sameAs));
  }

  private static boolean asksOfLoans(Set<String> said) {
    return said.stream()
        .allMatch(intent -> QUESTIONS.contains(intent) || IdentityRule.BESIDE.contains(intent));
  }

  private static ReplyContext towardsNumber(ReplyContext context) {
    DialogueState state = Steps.towards(context.state(), TrustLevel.PHONE, null);
    return context.with(state);
  }
}
