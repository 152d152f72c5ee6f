package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.ReportedStatus;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.junit.jupiter.api.Test;

/** Every status of a message, as it happened. */
public interface ReportedStatusContract extends StorageContract {
  /** When the message of these tests was sent. */
  Instant SENT = Instant.parse("2026-11-22T03:45:00Z");

  private static Steps sent(Steps steps) {
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    steps.accept(steps.claimOne(Steps.NOW), "wamid.sent");
    return steps;
  }

  private static StatusUpdate status(String word, Instant at) {
    return Statuses.priced("wamid.sent", word, at, null);
  }

  private List<ReportedStatus> statuses(Steps steps, String body) {
    return storage().conversaciones().listStatuses(steps.row(body).id());
  }

  @Test
  default void everyStatusOfAMessageIsToldWithItsTimeAndItsErrorInWords() {
    Steps steps = sent(new Steps(storage()));
    steps.receive(
        status("read", SENT.plusSeconds(2)),
        status("delivered", SENT.plusSeconds(1)),
        status("teleported", SENT.plusSeconds(1)),
        status("failed", SENT.plusSeconds(1)),
        status("sent", SENT),
        status("sent", SENT.plusSeconds(7)),
        status("played", SENT.plusSeconds(3)));

    assertThat(statuses(steps, "¡Hola!"))
        .containsExactly(
            new ReportedStatus("sent", SENT, null),
            new ReportedStatus("teleported", SENT.plusSeconds(1), null),
            new ReportedStatus(
                "failed", SENT.plusSeconds(1), "No se puede entregar (código 131026)"),
            new ReportedStatus("delivered", SENT.plusSeconds(1), null),
            new ReportedStatus("read", SENT.plusSeconds(2), null),
            new ReportedStatus("played", SENT.plusSeconds(3), null));
  }

  @Test
  default void aMessageWithoutStatusesHasNone() {
    Steps steps = sent(new Steps(storage()));
    ReceivedMessage received = Messages.from("584141234567").id("wamid.in").body("qué").build();
    steps.receive(received);
    steps.receive(Statuses.of("wamid.in", "read"), Statuses.of("wamid.other", "read"));

    assertThat(statuses(steps, "¡Hola!")).isEmpty();
    assertThat(statuses(steps, "qué")).isEmpty();
    assertThat(storage().conversaciones().listStatuses(new ConversacionId(99_999))).isEmpty();
  }
}
