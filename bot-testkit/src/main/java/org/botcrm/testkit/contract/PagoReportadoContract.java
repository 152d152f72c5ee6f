package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.pago.PagoEstado;
import org.botcrm.domain.pago.PagoReportado;
import org.botcrm.domain.pago.PagoReportadoFilter;
import org.botcrm.domain.pago.PagoReportadoPage;
import org.botcrm.domain.pago.PagoReportadoRepository;
import org.botcrm.domain.pago.ReviewResult;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Payments that clients report, and what the lender's people decide. */
public interface PagoReportadoContract extends StorageContract {
  /** The file of a slip. */
  Sha256 SLIP = new Sha256("c".repeat(64));

  private Turns turns() {
    return new Turns(storage());
  }

  private PagoReportadoRepository pagos() {
    return storage().dialogues().pagos();
  }

  private static Effect.ReportPayment payment(
      String amount, @Nullable String reference, @Nullable Sha256 slip) {
    return new Effect.ReportPayment(
        null, new BigDecimal(amount), null, null, null, reference, null, slip);
  }

  /** A client reports payments; the ids of all reports, newest first. */
  private List<Long> report(int cliente, Effect... payments) {
    ReceivedMessage message = Turns.message(Turns.phone(cliente), Steps.NOW);
    PendingChat pending = turns().receive(message, Steps.NOW);
    turns()
        .record(pending, new ClienteId(cliente), DialogueState.EMPTY, Steps.NOW, List.of(payments));
    return list(PagoReportadoFilter.all()).stream().map(PagoReportado::id).toList();
  }

  private List<PagoReportado> list(PagoReportadoFilter filter) {
    return pagos().list(filter, null, 100).pagos();
  }

  private static PagoReportado.Revision revision(boolean approved) {
    return new PagoReportado.Revision(approved, "ana", "ok 🙏", Steps.NOW.plusSeconds(60));
  }

  @Test
  default void aReportIsKeptAsItWasMade() {
    Effect.ReportPayment full =
        new Effect.ReportPayment(
            101L,
            new BigDecimal("12345678901.50"),
            "VES",
            LocalDate.of(2026, 11, 20),
            "Banco del Ejemplo",
            "000-123456",
            new ConversacionId(1),
            SLIP);
    ReceivedMessage message = Turns.message(0);
    PendingChat pending = turns().receive(message, Steps.NOW);

    turns().record(pending, DialogueState.EMPTY, Steps.NOW, List.of(full));

    PagoReportado pago = list(PagoReportadoFilter.all()).get(0);
    assertThat(pago)
        .isEqualTo(
            new PagoReportado(
                pago.id(),
                pending.chat().id(),
                new Steps(storage()).row(message).id(),
                Turns.CLIENTE,
                full,
                Steps.NOW,
                null,
                List.of(),
                List.of()));
    assertThat(pagos().find(pago.id())).contains(pago);
    assertThat(pagos().find(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  default void reportsAreListedNewestFirstPageAfterPage() {
    for (int i = 1; i <= 5; i++) {
      report(i, payment("1" + i, null, null));
    }
    List<BigDecimal> amounts = new ArrayList<>();
    PagoReportadoPage page = pagos().list(PagoReportadoFilter.all(), null, 2);
    OptionalLong next = page.next();
    page.pagos().forEach(pago -> amounts.add(pago.pago().amount()));
    while (next.isPresent()) {
      page = pagos().list(PagoReportadoFilter.all(), next.getAsLong(), 2);
      page.pagos().forEach(pago -> amounts.add(pago.pago().amount()));
      next = page.next();
    }

    assertThat(amounts).extracting(BigDecimal::intValue).containsExactly(15, 14, 13, 12, 11);
  }

  @Test
  default void reportsAreFilteredByStateAndClient() {
    report(1, payment("11", null, null), payment("12", null, null));
    List<Long> ids = report(2, payment("13", null, null));
    pagos().review(ids.get(0), revision(true));
    pagos().review(ids.get(1), revision(false));

    assertThat(amounts(PagoEstado.APROBADO, null)).containsExactly(13);
    assertThat(amounts(PagoEstado.RECHAZADO, null)).containsExactly(12);
    assertThat(amounts(PagoEstado.PENDIENTE, null)).containsExactly(11);
    assertThat(amounts(null, 1)).containsExactly(12, 11);
    assertThat(amounts(PagoEstado.PENDIENTE, 1)).containsExactly(11);
    assertThat(amounts(PagoEstado.PENDIENTE, 2)).isEmpty();
    assertThat(amounts(null, 3)).isEmpty();
    assertThat(pagos().count(PagoReportadoFilter.all())).isEqualTo(3);
    assertThat(pagos().count(new PagoReportadoFilter(null, new ClienteId(1)))).isEqualTo(2);
    assertThat(pagos().count(new PagoReportadoFilter(PagoEstado.PENDIENTE, new ClienteId(2))))
        .isZero();
  }

  private List<Integer> amounts(@Nullable PagoEstado estado, @Nullable Integer cliente) {
    ClienteId id = cliente == null ? null : new ClienteId(cliente);
    return list(new PagoReportadoFilter(estado, id)).stream()
        .map(pago -> pago.pago().amount().intValue())
        .toList();
  }

  @Test
  default void theFirstDecisionCounts() {
    long id = report(1, payment("11", null, null)).get(0);

    assertThat(pagos().review(id, revision(true)))
        .isInstanceOfSatisfying(
            ReviewResult.Done.class,
            done -> {
              assertThat(done.pago().estado()).isEqualTo(PagoEstado.APROBADO);
              assertThat(done.pago().revision()).isEqualTo(revision(true));
            });
    assertThat(pagos().review(id, revision(false)))
        .isInstanceOfSatisfying(
            ReviewResult.AlreadyReviewed.class,
            before -> assertThat(before.pago().revision()).isEqualTo(revision(true)));
    assertThat(pagos().review(Long.MAX_VALUE, revision(true))).isEqualTo(new ReviewResult.None());
    assertThat(pagos().find(id).orElseThrow().revision()).isEqualTo(revision(true));
  }

  @Test
  @Timeout(300)
  default void oneOfSeveralConcurrentDecisionsCounts() throws Exception {
    long id = report(1, payment("11", null, null)).get(0);

    List<ReviewResult> results = Race.of(4, i -> () -> pagos().review(id, revision(i % 2 == 0)));

    assertThat(results).filteredOn(ReviewResult.Done.class::isInstance).hasSize(1);
    PagoReportado after = pagos().find(id).orElseThrow();
    results.forEach(
        result ->
            assertThat(
                    result.<PagoReportado>match(
                        ReviewResult.Done::pago, ReviewResult.AlreadyReviewed::pago, () -> after))
                .isEqualTo(after));
  }

  @Test
  default void theSameSlipAndTheSameReferenceAreToldOfLaterReports() {
    List<Long> first = report(1, payment("11", "00012-345 ab", SLIP));
    report(2, payment("12", "99999", null), payment("13", null, null));
    List<Long> ids = report(3, payment("14", "12345AB", SLIP), payment("15", "0012345ab", null));

    PagoReportado both = pagos().find(ids.get(1)).orElseThrow();
    assertThat(both.mismoComprobante()).containsExactlyElementsOf(first);
    assertThat(both.mismaReferencia()).containsExactlyElementsOf(first);
    PagoReportado last = list(PagoReportadoFilter.all()).get(0);
    assertThat(last.mismoComprobante()).isEmpty();
    assertThat(last.mismaReferencia()).containsExactly(both.id(), first.get(0));
    assertThat(pagos().find(first.get(0)).orElseThrow().mismoComprobante()).isEmpty();
    assertThat(pagos().find(ids.get(2)).orElseThrow().mismaReferencia()).isEmpty();
  }

  @Test
  default void nobodyIsToldOfMoreRepeatsThanAnybodyLooksAt() {
    for (int i = 1; i <= PagoReportado.MAX_REPEATS + 3; i++) {
      report(i, payment("11", null, SLIP));
    }
    List<PagoReportado> all = list(PagoReportadoFilter.all());

    assertThat(all.get(0).mismoComprobante())
        .containsExactlyElementsOf(
            all.subList(1, PagoReportado.MAX_REPEATS + 1).stream().map(PagoReportado::id).toList());
  }

  @Test
  default void aReportFollowsItsChatIntoAnother() {
    turns().turn(Steps.NOW, payment("11", null, null));
    turns().receive(Messages.fromUser(Steps.USER).at(Steps.NOW).build(), Steps.NOW);

    ReceivedMessage both =
        Messages.from(Steps.PHONE, Steps.USER).at(Steps.NOW.plusSeconds(1)).body("ya").build();
    ChatId joined = turns().receive(both, Steps.NOW).chat().id();

    assertThat(list(PagoReportadoFilter.all()))
        .extracting(PagoReportado::chat)
        .containsExactly(joined);
  }
}
