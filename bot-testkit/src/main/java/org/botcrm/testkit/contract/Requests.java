package org.botcrm.testkit.contract;

import java.util.List;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.solicitud.ResolveResult;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.domain.solicitud.SolicitudRepository;
import org.botcrm.testkit.BotStorage;

/** What the contracts of requests do with a storage again and again. */
final class Requests {
  private final BotStorage storage;

  Requests(BotStorage storage) {
    this.storage = storage;
  }

  SolicitudRepository stored() {
    return storage.dialogues().solicitudes();
  }

  /** What the turn of that person asks for, as many seconds after the start. */
  ChatId ask(int person, Effect.AskPerson... asked) {
    return new Turns(storage).turn(Turns.phone(person), Steps.NOW.plusSeconds(person), asked);
  }

  List<Solicitud> open(RequestKind kind) {
    return stored().listOpen(kind, null, 100);
  }

  ResolveResult resolve(long id, String by) {
    return stored().resolve(id, new Solicitud.Resolucion(by, null, Steps.NOW.plusSeconds(500)));
  }

  static Effect.AskPerson agent(String why) {
    return new Effect.AskPerson(RequestKind.AGENT, why);
  }
}
