package org.botcrm.simulator;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class MetaRulesTest {
  private static final String HELLO = Bench.text(Bench.PHONE, "hola");

  private Bench bench;
  private SimulatedMeta meta;

  @BeforeEach
  void open() throws Exception {
    bench = Bench.open();
    meta = bench.phones.meta();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whoHasNotWrittenForADayGetsTemplatesOnly() throws Exception {
    meta.template("aviso", "es", "Hola");
    meta.window(WindowRule.REFUSE);

    assertThat(bench.send(HELLO).code()).isEqualTo(131047);
    bench.phones.say(Bench.PHONE, "hola");
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
    bench.clock.advance(Duration.ofHours(24).minusNanos(1));
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
    bench.clock.advance(Duration.ofNanos(1));
    assertThat(bench.send(HELLO).code()).isEqualTo(131047);
    assertThat(
            bench
                .send(
                    """
                    {"messaging_product":"whatsapp","to":"+584141234567","type":"template",
                     "template":{"name":"aviso","language":{"code":"es"}}}
                    """)
                .http())
        .isEqualTo(200);
  }

  @Test
  void theWindowCountsFromWhenItWasWrittenAndAReactionOpensNone() throws Exception {
    meta.window(WindowRule.REFUSE);
    long yesterday = MutableClock.START.minus(Duration.ofHours(25)).getEpochSecond();

    bench.phones.sayJson(
        "{\"de\":\"+584141234567\",\"texto\":\"hola\",\"hora\":%d}".formatted(yesterday));
    bench.phones.sayJson(
        "{\"de\":\"+584141234567\",\"tipo\":\"reaction\",\"mensaje\":{\"message_id\":\"wamid.1\"}}");

    assertThat(bench.send(HELLO).code()).isEqualTo(131047);
    assertThat(bench.phones.phone(Bench.PHONE).state().windowClosesAt())
        .isEqualTo(MutableClock.START.minus(Duration.ofHours(1)).truncatedTo(SECONDS));
  }

  @Test
  void anOldMessageThatComesLateClosesNoWindow() throws Exception {
    meta.window(WindowRule.REFUSE);
    long yesterday = MutableClock.START.minus(Duration.ofHours(25)).getEpochSecond();

    bench.phones.say(Bench.PHONE, "hoy");
    bench.phones.sayJson(
        "{\"de\":\"+584141234567\",\"texto\":\"ayer\",\"hora\":%d}".formatted(yesterday));

    assertThat(bench.send(HELLO).http()).isEqualTo(200);
  }

  @Test
  void theClosedWindowMayBeToldByAStatus() throws Exception {
    meta.window(WindowRule.FAIL);

    assertThat(bench.send(HELLO).http()).isEqualTo(200);

    FakeBot.Webhook webhook = bench.bot.next();
    assertThat(webhook.statusName()).isEqualTo("failed");
    assertThat(webhook.status().at("/errors/0/code").asInt()).isEqualTo(131047);
  }

  @Test
  void aPhoneGetsOneMessageInSixSeconds() throws Exception {
    meta.pairRate(true);

    assertThat(bench.send(HELLO).http()).isEqualTo(200);
    bench.clock.advance(Duration.ofSeconds(6));
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
    bench.clock.advance(Duration.ofSeconds(6));
    assertThat(bench.send(HELLO).code()).isEqualTo(131056);
    assertThat(bench.send(Bench.text("+584120000000", "hola")).http()).isEqualTo(200);
    bench.clock.advance(Duration.ofSeconds(6));
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
  }

  @Test
  void aBurstHas45MessagesAndIsWaitedForAfterwards() throws Exception {
    meta.pairRate(true);
    for (int i = 0; i < 45; i++) {
      assertThat(bench.send(HELLO).http()).isEqualTo(200);
    }

    assertThat(bench.send(HELLO).code()).isEqualTo(131056);
    bench.clock.advance(Duration.ofSeconds(45 * 6 - 1));
    assertThat(bench.send(HELLO).code()).isEqualTo(131056);
    bench.clock.advance(Duration.ofSeconds(1));
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
  }

  @Test
  void theThroughputCountsBothWaysAndPassesWithTheSecond() throws Exception {
    meta.throughput(3);

    bench.phones.say(Bench.PHONE, "hola");
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
    assertThat(bench.send(HELLO).code()).isEqualTo(130429);
    bench.clock.advance(Duration.ofSeconds(1));
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
  }

  @Test
  void aRefusalForALimitMaySayWhenToComeBack() throws Exception {
    meta.throughput(1);
    bench.send(HELLO);
    assertThat(answer(HELLO).headers().firstValue("Retry-After")).isEmpty();

    meta.retryAfter(Duration.ofSeconds(7));
    assertThat(answer(HELLO).headers().firstValue("Retry-After")).hasValue("7");
    meta.throughput(0);
    assertThat(answer("{}").headers().firstValue("Retry-After")).isEmpty();
    bench.phones.planFault("{\"http\":503,\"retry_after_s\":9}");
    assertThat(answer(HELLO).headers().firstValue("Retry-After")).hasValue("9");
  }

  @Test
  void anExpiredTokenIsError190UntilThereIsANewOne() throws Exception {
    meta.expireToken();

    Bench.Answer expired = bench.send(HELLO);
    assertThat(expired.http()).isEqualTo(401);
    assertThat(expired.code()).isEqualTo(190);
    assertThat(expired.json().at("/error/error_subcode").asInt()).isEqualTo(463);
    meta.renewToken("EAAnuevo");
    assertThat(bench.send(HELLO).code()).isEqualTo(190);
    assertThat(bench.graph("v26.0/106540352242922/messages", "Bearer EAAnuevo", HELLO).http())
        .isEqualTo(200);
    meta.renewToken(Bench.TOKEN);
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
  }

  @Test
  void everyAnswerCanBeMadeSlow() throws Exception {
    meta.delay(Duration.ofMinutes(1));

    CompletableFuture<?> answer = bench.sendAsync(HELLO);
    bench.bot.next(3);
    assertThat(answer).isNotDone();

    meta.delay(Duration.ofMillis(20));
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
  }

  @Test
  void theLimitsCanBeThereFromTheStart() throws Exception {
    try (Bench strict =
        Bench.open(
            s -> s.withAccount(new SimulatedAccount(List.of(), List.of(), MetaRules.LIKE_META)))) {
      strict.send(HELLO);
      assertThat(strict.bot.next().status().at("/errors/0/code").asInt()).isEqualTo(131047);
      strict.phones.meta().rules(MetaRules.OFF);
      strict.send(HELLO);
      assertThat(strict.bot.next().statusName()).isEqualTo("sent");
    }
  }

  @Test
  void whatIsNotSaidOfTheLimitsStays() throws Exception {
    meta.pairRate(true);

    assertThat(bench.control("limites", "{\"rendimiento\":20}").body())
        .isEqualTo(
            "{\"ventana\":\"no\",\"par\":true,\"rendimiento\":20,\"retry_after_s\":0,"
                + "\"demora_ms\":0}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ventana\":\"tal vez\"}",
        "{\"rendimiento\":1001}",
        "{\"par\":1}",
        "{\"demora_ms\":-1}",
        "{\"otra\":1}"
      })
  void aLimitThatCannotBeIsRefused(String json) throws Exception {
    assertThat(bench.control("limites", json).http()).isEqualTo(400);
  }

  @Test
  void aTokenIsGivenOrExpires() throws Exception {
    for (String json : List.of("{}", "{\"token\":\"\"}", "{\"token\":\"x\",\"caducado\":true}")) {
      assertThat(bench.control("token", json).http()).isEqualTo(400);
    }
    assertThatThrownBy(() -> meta.renewToken(" ")).isInstanceOf(SimulatorException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0,401",
    "1,400",
    "2,503",
    "3,500",
    "4,400",
    "10,403",
    "33,400",
    "100,400",
    "190,401",
    "200,403",
    "299,403",
    "368,403",
    "80007,400",
    "130429,400",
    "130472,400",
    "130497,403",
    "131000,500",
    "131005,403",
    "131008,400",
    "131009,400",
    "131016,500",
    "131021,400",
    "131026,400",
    "131030,400",
    "131031,403",
    "131037,400",
    "131042,400",
    "131045,500",
    "131047,400",
    "131048,400",
    "131049,400",
    "131050,400",
    "131051,400",
    "131052,400",
    "131053,400",
    "131056,400",
    "131057,500",
    "132000,400",
    "132001,404",
    "132005,400",
    "132007,400",
    "132012,400",
    "132015,400",
    "132016,400",
    "132068,400",
    "132069,400",
    "133000,500",
    "133004,503",
    "133010,400",
    "134011,400",
    "135000,400",
    "999,400"
  })
  void everyCodeHasItsHttpStatus(int code, int http) throws Exception {
    bench.phones.planFault("{\"codigo\":" + code + "}");

    Bench.Answer answer = bench.send(HELLO);

    assertThat(answer.http()).isEqualTo(http);
    assertThat(answer.code()).isEqualTo(code);
  }

  private HttpResponse<String> answer(String json) throws Exception {
    return bench.sendAsync(json).get();
  }
}
