package org.botcrm.persistence.jdbi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.CodeRequest;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.pago.PagoEstado;
import org.botcrm.domain.pago.PagoReportado;
import org.botcrm.domain.pago.PagoReportadoFilter;
import org.botcrm.domain.pago.PromesaPagoCursor;
import org.botcrm.domain.pago.PromesaPagoFilter;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.jspecify.annotations.Nullable;

/** A life of dialogues with everything in it, so that every statement of theirs is prepared. */
final class DialogueLife {
  private static final Instant NOW = MutableClock.START;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
  private static final Trust TRUST =
      new Trust(
          new ClienteId(1),
          new TrustBasis(new PhoneNumber("584145550001"), null, null),
          TrustSource.CODE,
          NOW,
          null);

  private final DeliveryStore store;
  private final JdbiReplyQueue replies;
  private final JdbiDialogues dialogues;

  private DialogueLife(Database database) {
    this.store =
        new JdbiDeliveryStore(
            database, new IngestBatch("abc", ChatGate.REST, MutableClock.standing()));
    this.replies = new JdbiReplyQueue(database, new NationalIdHash("clave"));
    this.dialogues = new JdbiDialogues(database);
  }

  static void live(Database database) {
    DialogueLife life = new DialogueLife(database);
    ChatId chat = life.turn(1, effects());
    for (int i = 2; i < 6; i++) {
      life.turn(i, new Effect.AskCode(null, "V12345678"), new Effect.DropTrust("Cambió"));
    }
    life.codes(chat);
    life.people(chat);
    life.turn(9, new Effect.TryCode(1, true), new Effect.TryCode(1, false));
    life.join();
    life.look();
  }

  private static Effect[] effects() {
    Effect.ReportPayment pago =
        new Effect.ReportPayment(
            1L, BigDecimal.TEN, "USD", DAY, "b", "12", null, new Sha256("a".repeat(64)));
    Stream<Effect> people =
        Stream.of(RequestKind.values())
            .flatMap(
                kind ->
                    Stream.of(
                        new Effect.AskPerson(kind, "detalle"),
                        new Effect.AskPerson(kind, "detalle", "V1")));
    return Stream.concat(
            people,
            Stream.of(
                pago,
                new Effect.PromisePayment(1L, BigDecimal.ONE, "USD", DAY),
                new Effect.NotUnderstood("blabla"),
                new Effect.GiveTrust(TRUST),
                new Effect.AskCode(new ClienteId(1), null)))
        .toArray(Effect[]::new);
  }

  private ChatId turn(int i, Effect... effects) {
    ReceivedMessage message =
        Messages.from("584145550001").at(NOW.plusSeconds(i)).body("turno " + i).build();
    store.store(Deliveries.raw("{}", NOW), Deliveries.of(message));
    ChatId chat = new ChatId(lastChat());
    PendingChat pending = replies.find(chat, 10, NOW.plusSeconds(i)).orElseThrow();
    MessageAnswer answer =
        new MessageAnswer(
            pending.messages().get(0).id(), new ClienteId(1), "regla", null, List.of(), null);
    replies.record(
        pending,
        new TurnOutcome(
            List.of(answer),
            List.of(effects),
            new DialogueState(Map.of("paso", "" + i)),
            NOW.plusSeconds(900)),
        NOW.plusSeconds(i));
    return chat;
  }

  private long lastChat() {
    return replies.listWaiting(100).stream().mapToLong(ChatId::value).max().orElseThrow();
  }

  private void codes(ChatId chat) {
    Instant later = NOW.plusSeconds(60);
    CodeRequest request = dialogues.codes().claim(later).orElseThrow();
    dialogues.codes().sent(request, new ClienteId(1), "hash", later.plusSeconds(300), later);
    dialogues.codes().notSent(request, "no", later);
    dialogues.trust().find(chat, later);
  }

  private void people(ChatId chat) {
    dialogues.trust().give(chat, TRUST, "ana", NOW);
    dialogues.trust().drop(chat, "no", NOW);
    dialogues.trust().listChanges(chat, 10);
    dialogues.pagos().review(1, new PagoReportado.Revision(true, "ana", null, NOW));
    dialogues.solicitudes().resolve(1, new Solicitud.Resolucion("ana", null, NOW));
  }

  /** The person of the number turns out to be one who wrote without it. */
  private void join() {
    ReceivedMessage user = Messages.fromUser("VE.9").at(NOW).body("yo").build();
    ReceivedMessage both =
        Messages.from("584145550001", "VE.9").at(NOW.plusSeconds(99)).body("ya").build();
    store.store(Deliveries.raw("{}", NOW), Deliveries.of(user));
    store.store(Deliveries.raw("{}", NOW), Deliveries.of(both));
  }

  private void look() {
    for (Long after : new @Nullable Long[] {null, 9L}) {
      for (PagoEstado estado : new @Nullable PagoEstado[] {null, PagoEstado.PENDIENTE}) {
        dialogues.pagos().list(new PagoReportadoFilter(estado, null), after, 10);
        dialogues.pagos().list(new PagoReportadoFilter(estado, new ClienteId(1)), after, 10);
      }
      dialogues.solicitudes().listOpen(null, after, 10);
      dialogues.solicitudes().listOpen(RequestKind.AGENT, after, 10);
      PromesaPagoCursor cursor = after == null ? null : new PromesaPagoCursor(DAY, after);
      dialogues.promesas().list(PromesaPagoFilter.all(), cursor, 10);
      dialogues.promesas().list(new PromesaPagoFilter(new ClienteId(1), DAY, DAY), cursor, 10);
    }
    dialogues.pagos().find(1);
    dialogues.promesas().find(1);
    dialogues.solicitudes().find(1);
    dialogues.solicitudes().ahead(1);
    dialogues.solicitudes().countOpen(RequestKind.AGENT);
    dialogues.solicitudes().waitingBefore(RequestKind.AGENT, new ChatId(1));
    dialogues.traces().find(new ConversacionId(1));
    dialogues.misunderstood().groups(NOW, 10);
  }
}
