package org.botcrm.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.botcrm.application.Bot;
import org.botcrm.application.BotPorts;
import org.botcrm.application.reply.LoanRules;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.testkit.contract.CarteraContract;
import org.botcrm.testkit.fixture.Carteras;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.botcrm.testkit.inmemory.InMemoryClienteLookup;
import org.botcrm.testkit.inmemory.SimplePhoneNumberParser;
import org.botcrm.testkit.recording.RecordingMessageSender;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrmCarteraTest implements CarteraContract {
  private static final NationalIds IDS = NationalIds.of("VE");

  @Override
  public CarteraLookup cartera(List<Cliente> clientes, List<Prestamo> loans, List<Pago> payments) {
    CrmCartera.Crm crm =
        (cliente, timeout) ->
            new CrmCartera.Records(
                loans.stream().filter(loan -> loan.clienteId().value() == cliente).toList(),
                payments.stream().filter(pago -> isOf(pago, cliente, loans, clientes)).toList());
    return new CrmCartera(crm, MutableClock.standing());
  }

  /** By its loan; one without a loan by the number of who paid, when that is one client's alone. */
  private static boolean isOf(
      Pago pago, int cliente, List<Prestamo> loans, List<Cliente> clientes) {
    if (pago.prestamoId() != null) {
      return loans.stream()
          .filter(loan -> loan.clienteId().value() == cliente)
          .anyMatch(loan -> loan.id().equals(pago.prestamoId()));
    }
    List<Integer> payers =
        clientes.stream()
            .filter(one -> isSame(one.cedula(), pago.cedula()))
            .map(one -> one.id().value())
            .toList();
    return payers.equals(List.of(cliente));
  }

  private static boolean isSame(String cedula, String other) {
    NationalId id = IDS.read(cedula).orElseThrow();
    return IDS.read(other).filter(id::sameAs).isPresent();
  }

  // region: whole-bot
  @Test
  void whoAsksWhatTheyOweIsToldWhatTheCrmSays() throws InterruptedException {
    LocalDate due = LocalDate.of(2026, 12, 1);
    Prestamo loan = Carteras.prestamo(7, 1, "APROBADO", Carteras.bareCuota(7, 1, due, "PENDIENTE"));
    CrmCartera.Crm crm =
        (cliente, timeout) -> new CrmCartera.Records(List.of(loan), List.<Pago>of());
    InMemoryBotStorage storage = new InMemoryBotStorage();
    RecordingMessageSender sender = new RecordingMessageSender();
    MutableClock clock = MutableClock.standing();
    BotPorts ports =
        new BotPorts(
                (body, signature) -> true,
                body ->
                    Deliveries.of(Messages.text(Clientes.PHONE_OF_ANA, new String(body, UTF_8))),
                storage.deliveries(),
                storage.replies(),
                storage.outbox(),
                sender,
                storage.conversaciones(),
                new InMemoryClienteLookup(
                    List.of(Clientes.ana()), new SimplePhoneNumberParser("58", "0")))
            .withCarteras(new CrmCartera(crm, clock));
    ReplyRules rules =
        LoanRules.standard(ReplyTexts.standard(), "VE", ZoneId.of("America/Caracas")).rules();

    try (Bot bot = Bot.standard(ports, rules, clock)) {
      bot.start();
      bot.receiveDelivery().receive("¿Cuánto debo?".getBytes(UTF_8), null);

      List<OutboundMessage> sent = sender.awaitSent(1, Duration.ofSeconds(10));
      assertThat(sent.get(0).content().body())
          .startsWith("Te falta por pagar $ 50,00 de tu préstamo Motocicleta, en 1 cuota");
    }
  }

  // endregion

  @Test
  void aCrmThatDoesNotAnswerIsNoAnswer() {
    assertThat(readingOf(new TimeoutException()))
        .isEqualTo(new CarteraReading.Unavailable(CarteraReading.Reason.TIMEOUT));
    assertThat(readingOf(new IOException()))
        .isEqualTo(new CarteraReading.Unavailable(CarteraReading.Reason.OUTAGE));
  }

  private static CarteraReading readingOf(Exception trouble) {
    CrmCartera.Crm crm =
        (cliente, timeout) -> {
          if (trouble instanceof TimeoutException late) {
            throw late;
          }
          throw (IOException) trouble;
        };
    return new CrmCartera(crm, MutableClock.standing())
        .read(new ClienteId(1), Duration.ofSeconds(1));
  }
}
