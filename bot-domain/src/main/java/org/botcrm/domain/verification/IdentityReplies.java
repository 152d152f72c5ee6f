package org.botcrm.domain.verification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.outbound.ContactRequest;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyTexts;

/** The replies of the conversation, each with its text and what is remembered after it. */
final class IdentityReplies {
  /** How often the bot asks again before it leaves it. */
  static final int MOST_ASKED = 2;

  private final ReplyTexts texts;
  private final NationalIds ids;

  IdentityReplies(ReplyTexts texts, NationalIds ids) {
    this.texts = texts;
    this.ids = ids;
  }

  /** The first step towards a level, or the next when one was made. */
  Reply begin(ReplyContext context, String text) {
    Optional<Cliente> cliente = context.cliente();
    if (cliente.isPresent()) {
      return Steps.codeMayCome(context.state(), context.now())
          ? codeMissing(context.state())
          : codeTo(cliente.get().id(), context);
    }
    List<NationalId> typed = ids.findAll(text);
    return typed.isEmpty() ? withoutId(context) : withIds(context, typed);
  }

  private Reply withoutId(ReplyContext context) {
    String id = Steps.id(context.state()).orElse(null);
    return Steps.waitsForCode(context.state()) && id != null
        ? withId(context, id)
        : askForId(context);
  }

  /** What is said to one ID or several. Which of them exist is not known here. */
  Reply withIds(ReplyContext context, List<NationalId> typed) {
    return typed.size() == 1
        ? withId(context, typed.get(0).value())
        : say("identidad.varias", Steps.waitingForId(context.state()));
  }

  private Reply withId(ReplyContext context, String id) {
    boolean again = Steps.id(context.state()).filter(id::equals).isPresent();
    return again && Steps.codeMayCome(context.state(), context.now())
        ? codeMissing(context.state())
        : codeFor(id, context);
  }

  /** A code for whoever has this ID, if anybody. */
  Reply codeFor(String id, ReplyContext context) {
    return say("identidad.codigo-pedido", Steps.waitingForCode(context.state(), id, context.now()))
        .with(new Effect.AskCode(null, id));
  }

  /** A code for the client whose number it is. */
  Reply codeTo(ClienteId cliente, ReplyContext context) {
    return say(
            "identidad.codigo-telefono", Steps.waitingForCode(context.state(), null, context.now()))
        .with(new Effect.AskCode(cliente, null));
  }

  /** Of somebody whose number Meta hides, the number would do as well. */
  Reply askForId(ReplyContext context) {
    DialogueState next = Steps.waitingForId(context.state());
    return mayShareNumber(context)
        ? withButton("identidad.pide-contacto", next)
        : say("identidad.pide-cedula", next);
  }

  /** To a number that somebody typed, which may be anybody's. */
  Reply typedNumber(ReplyContext context) {
    DialogueState state = context.state();
    return mayShareNumber(context) && Steps.asked(state) < MOST_ASKED
        ? withButton("identidad.numero-con-boton", Steps.askedOnceMore(state))
        : again("identidad.numero-escrito", state);
  }

  private Reply withButton(String key, DialogueState next) {
    return Reply.of(new ContactRequest(text(key))).remembering(next).because(reason(key));
  }

  /** A number proves nothing while somebody else may be writing, nor to who speaks for another. */
  static boolean mayShareNumber(ReplyContext context) {
    boolean doubted =
        context.identity().match(Identity.Unknown::doubted, phone -> false, verified -> false);
    return context.evidence().basis().user() != null
        && context.evidence().basis().phone() == null
        && !doubted
        && !Steps.isThirdParty(context.state());
  }

  Reply codeMissing(DialogueState state) {
    return say("identidad.falta-codigo", state);
  }

  /** Asks the same again, at most twice in a row. */
  Reply again(String key, DialogueState state) {
    return Steps.asked(state) < MOST_ASKED
        ? say(key, Steps.askedOnceMore(state))
        : say("identidad.basta", Steps.left(state));
  }

  /** To a client of whom nothing needs to be shown. */
  Reply known(Cliente cliente, String key) {
    return new Reply(texts.say(key, Map.of("nombre", cliente.firstName()))).because(reason(key));
  }

  Reply say(String key, DialogueState state) {
    return new Reply(text(key)).remembering(state).because(reason(key));
  }

  private static Reply.Reason reason(String key) {
    return new Reply.Reason(key, null, List.of(), List.of());
  }

  String text(String key) {
    return texts.say(key, Map.of());
  }
}
