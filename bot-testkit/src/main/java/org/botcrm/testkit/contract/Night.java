package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.calendar.ContactHours;
import org.botcrm.domain.calendar.Holidays;
import org.botcrm.domain.calendar.OpeningHours;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.chat.Writer;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Template;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;

/** A storage at night, when no conversation may begin, and what contracts do with it then. */
final class Night {
  /** Seven to seven in UTC. */
  static final ContactHours DAYTIME =
      ContactHours.within(
          ZoneOffset.UTC, OpeningHours.parse("lunes-domingo 07:00-19:00"), Holidays.of("PE"));

  /** After the hours. */
  static final Instant NIGHT = Instant.parse("2026-11-24T22:00:00Z");

  /** When they open again. */
  static final Instant MORNING = Instant.parse("2026-11-25T07:00:00Z");

  private final BotStorage storage;
  private final Steps steps;

  Night(BotStorage storage) {
    this.storage = storage;
    this.steps = new Steps(storage);
  }

  Steps steps() {
    return steps;
  }

  static ReceivedMessage days(int ago) {
    return Messages.from(Steps.PHONE).at(NIGHT.minus(Duration.ofDays(ago))).build();
  }

  Claim claim(Instant now) {
    return claim(now, DAYTIME);
  }

  Claim claim(Instant now, ContactHours hours) {
    return storage
        .outbox()
        .claim(new ClaimRequest(now, now.plus(Steps.GRACE), 100, Steps.UNLIMITED, hours));
  }

  List<String> claimed(Instant now) {
    return claim(now).messages().stream().map(message -> message.content().body()).toList();
  }

  void queueTemplate(ReceivedMessage chat, String name) {
    Template template = new Template(name, "es", null, List.of(), List.of());
    queue(chat, OutboundDraft.of(template), null);
  }

  void queue(ReceivedMessage chat, OutboundDraft draft, @Nullable Template ifClosed) {
    OutboundRequest request =
        new OutboundRequest(
            steps.row(chat).chatId(), draft, ifClosed, null, null, new Writer(null, null, false));
    assertThat(storage.outbound().queue(request, NIGHT)).isInstanceOf(QueueResult.Queued.class);
  }

  /** A chat whose window closed long ago, with a template in it. */
  Night withTemplate() {
    steps.receive(days(3));
    queueTemplate(days(3), "recordatorio");
    return this;
  }

  Conversacion template() {
    List<Conversacion> found =
        steps.rows().stream().filter(row -> row.messageType().equals("template")).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  Optional<Instant> heldUntil() {
    return storage.conversaciones().findHeldUntil(template().id());
  }

  static String nameOf(OutboundMessage message) {
    return ((Template) message.content()).name();
  }
}
