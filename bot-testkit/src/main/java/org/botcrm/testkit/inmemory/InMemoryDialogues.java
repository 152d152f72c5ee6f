package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.dialogue.MisunderstoodGroup;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.testkit.DialoguePorts;

/** The ports over what dialogues leave behind. */
final class InMemoryDialogues {
  private final Object lock;
  private final Effects effects;
  private final OutboundRows outbound;

  InMemoryDialogues(Object lock, Effects effects, OutboundRows outbound) {
    this.lock = lock;
    this.effects = effects;
    this.outbound = outbound;
  }

  DialoguePorts ports(Chats chats) {
    return new DialoguePorts(
        new InMemoryPagoReportadoRepository(lock, effects.reports()),
        new InMemoryPromesaPagoRepository(lock, effects.reports()),
        new InMemorySolicitudRepository(lock, effects.requests()),
        new InMemoryTrustRepository(lock, chats, effects.dialogues()),
        new InMemoryCodeQueue(lock, effects.codes()),
        this::trace,
        this::groups);
  }

  private Optional<Trace> trace(ConversacionId message) {
    synchronized (lock) {
      return outbound
          .find(message)
          .map(Outgoing::answers)
          .flatMap(effects::trace)
          .or(() -> effects.trace(message));
    }
  }

  private List<MisunderstoodGroup> groups(Instant since, int limit) {
    synchronized (lock) {
      return effects.reports().groups(since, limit);
    }
  }
}
