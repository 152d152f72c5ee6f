package org.botcrm.domain.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.botcrm.domain.calendar.LenderCalendar;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Cuotas;
import org.botcrm.domain.cartera.Money;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.cartera.Pagos;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cartera.PrestamoId;
import org.botcrm.domain.cartera.SpanishDates;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.Evidence;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.ReplyButtons;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.understanding.Intents;
import org.junit.jupiter.api.Test;

/** What several loans come to together, and what is answered at all. */
class AnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private static final ZoneId ZONE = ZoneId.of("America/Caracas");
  private static final ClienteId ANA = new ClienteId(1);
  private static final Cliente CLIENTE =
      new Cliente(ANA, "V-12345678", "ANA", null, null, null, "ACTIVO");

  private final Answers answers = answers();

  @Test
  void whatIsLateIsSaidWithTheTotal() {
    assertThat(say("cuánto debo", loan(1, "USD", TODAY.minusDays(3)), loan(2, "USD", TODAY)))
        .contains("te falta por pagar $ 400,00", "$ 100,00 está atrasado (1 cuota)");
    assertThat(say("cuotas vencidas", loan(1, "USD", TODAY.minusDays(3)), loan(2, "USD", TODAY)))
        .contains("te quedan 4 cuotas por $ 400,00; con atraso, 1 cuota por $ 100,00");
  }

  @Test
  void nothingIsSaidOfArrearsWhereThereAreNone() {
    assertThat(say("cuánto debo", loan(1, "USD", TODAY), loan(2, "USD", TODAY)))
        .contains("$ 400,00")
        .doesNotContain("atras");
  }

  @Test
  void amountsOfTwoCurrenciesStandSideBySide() {
    assertThat(
            say(
                "cuánto debo",
                loan(1, "USD", TODAY.minusDays(3)),
                loan(2, "VES", TODAY.minusDays(3)),
                loan(3, "VES", TODAY)))
        .contains("$ 200,00 y Bs. 400,00", "$ 100,00 y Bs. 100,00 está atrasado (2 cuotas)");
  }

  @Test
  void figuresThatMayNotBeMeantAreAskedFor() {
    Reply reply = reply("para qué sirve el paz y salvo", loan(1, "USD", TODAY));

    assertThat(reply.text()).contains("No estoy seguro").doesNotContain("$");
    assertThat(reply.parts().get(0).content())
        .isInstanceOfSatisfying(
            ReplyButtons.class,
            content ->
                assertThat(content.buttons())
                    .extracting(ReplyButtons.Button::id)
                    .containsExactly("intencion:recibos", "intencion:asesor"));
  }

  @Test
  void whatIsMeantForSureIsAnsweredBesideWhatIsNot() {
    assertThat(say("ya me dijeron cuánto debo, ¿dónde quedan?", loan(1, "USD", TODAY)))
        .doesNotContain("$", "No estoy seguro");
  }

  @Test
  void whatIsAnsweredIsWhatTheBotUnderstandsSoThatTheMatrixOfLevelsHasIt() {
    assertThat(answers.understood())
        .isInstanceOfSatisfying(
            AnswerRule.class,
            rule -> assertThat(rule.intents()).isNotEmpty().isSubsetOf(Intents.NAMES));
  }

  @Test
  void aButtonThatAPersonSentIsLeftToThatPerson() {
    PendingMessage asked = pressed("interactive", "si");

    assertThat(answers.misunderstood().replyTo(asked, context(asked)))
        .hasValueSatisfying(reply -> assertThat(reply.parts()).isEmpty())
        .hasValueSatisfying(reply -> assertThat(reply.effects()).isEmpty());
  }

  @Test
  void aButtonOfATemplateOrOneOfOursThatIsGoneIsAnswered() {
    for (PendingMessage pressed :
        List.of(pressed("button", "si"), pressed("interactive", "intencion:otra"))) {
      assertThat(answers.misunderstood().replyTo(pressed, context(pressed)).map(Reply::text))
          .hasValueSatisfying(text -> assertThat(text).contains("recibí tu mensaje"));
    }
  }

  private static PendingMessage pressed(String type, String choice) {
    return new PendingMessage(
        new ConversacionId(1), new MessageId("w1"), type, "Xyz", NOW, NOW, choice, null, null);
  }

  @Test
  void theHourAtWhichFiguresWereReadIsSaidAsPeopleSayIt() {
    assertThat(sayAt("2026-11-23T17:05:00Z")).contains("(Consultado a la 1:05 p. m.)");
    assertThat(sayAt("2026-11-23T18:05:00Z")).contains("(Consultado a las 2:05 p. m.)");
  }

  private String sayAt(String read) {
    return reply("cuánto debo", Instant.parse(read), loan(1, "USD", TODAY)).text();
  }

  private String say(String text, Prestamo... loans) {
    return reply(text, loans).text();
  }

  private Reply reply(String text, Prestamo... loans) {
    return reply(text, NOW, loans);
  }

  private Reply reply(String text, Instant read, Prestamo... loans) {
    PendingMessage message =
        new PendingMessage(
            new ConversacionId(1), new MessageId("w1"), "text", text, NOW, NOW, null, null, null);
    return answers
        .understood()
        .replyTo(message, context(message, read, loans))
        .orElse(Reply.silence());
  }

  private static ReplyContext context(PendingMessage message, Prestamo... loans) {
    return context(message, NOW, loans);
  }

  private static ReplyContext context(PendingMessage message, Instant read, Prestamo... loans) {
    Cartera cartera = new Cartera(ANA, "USD", List.of(loans), new Pagos(List.of(), true), read);
    return new ReplyContext(
        new Identity.ByPhone(CLIENTE),
        NOW,
        DialogueState.EMPTY,
        List.of(message),
        null,
        Evidence.NONE,
        cliente -> new CarteraReading.Read(cartera));
  }

  /** Two instalments of 100, the first on {@code first}. */
  private static Prestamo loan(int id, String currency, LocalDate first) {
    return new Prestamo(
        new PrestamoId(id),
        ANA,
        new Money(new BigDecimal("200"), currency),
        2,
        null,
        "MENSUAL",
        "Producto " + id,
        "APROBADO",
        null,
        null,
        new Cuotas(
            currency,
            List.of(cuota(id, 1, currency, first), cuota(id, 2, currency, first.plusMonths(1)))));
  }

  private static Cuota cuota(int loan, int number, String currency, LocalDate due) {
    Money amount = new Money(new BigDecimal("100"), currency);
    return new Cuota(
        10 * loan + number,
        new PrestamoId(loan),
        number,
        due,
        null,
        amount,
        null,
        null,
        null,
        "PENDIENTE");
  }

  private static Answers answers() {
    ReplyTexts texts = ReplyTexts.standard();
    Intents intents = Intents.standard();
    LenderCalendar calendar = LenderCalendar.assumed("VE", ZONE);
    return new Answers(
        texts,
        () -> intents,
        () -> calendar,
        new Wording(texts, MoneyFormat.of("VE"), SpanishDates.standard(), ZONE),
        AnswerLevels.standard(),
        (level, context, question) -> new Reply("identidad"));
  }
}
