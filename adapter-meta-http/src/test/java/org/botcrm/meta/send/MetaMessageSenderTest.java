package org.botcrm.meta.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Remedy;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.testkit.time.MutableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class MetaMessageSenderTest {
  private static final ContactId PHONE = new ContactId.Phone(new PhoneNumber("584145550101"));
  private static final ContactId USER =
      new ContactId.User(new BusinessScopedId("VE.9000100020003000"));
  private static final String ACCEPTED = "{\"messages\":[{\"id\":\"wamid.S1\"}]}";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration IMPATIENCE = Duration.ofMillis(200);

  private final MockWebServer meta = new MockWebServer();
  private @Nullable MetaMessageSender open;

  @BeforeEach
  void start() throws IOException {
    meta.start();
  }

  @AfterEach
  void stop() {
    if (open != null) {
      open.close();
    }
    meta.close();
  }

  @Test
  void aTextGoesOutAsMetaWantsIt() throws InterruptedException {
    answer(200, ACCEPTED);

    SendResult result = send(PHONE, "Hola \"Rosa\" 😀\n¿cuánto?");

    assertThat(result).isEqualTo(new SendResult.Accepted(new MessageId("wamid.S1")));
    RecordedRequest request = meta.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /v26.0/100200300/messages HTTP/1.1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer canary-token");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(bodyOf(request))
        .isEqualTo(
            "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\","
                + "\"to\":\"+584145550101\",\"type\":\"text\","
                + "\"text\":{\"preview_url\":false,\"body\":\"Hola \\\"Rosa\\\" 😀\\n¿cuánto?\"},"
                + "\"biz_opaque_callback_data\":\"bot-7\"}");
  }

  @Test
  void aPersonWithoutPhoneIsTheRecipient() throws InterruptedException {
    answer(200, ACCEPTED);

    send(USER, "hola");

    assertThat(bodyOf(meta.takeRequest()))
        .contains("\"recipient\":\"VE.9000100020003000\"")
        .doesNotContain("\"to\"");
  }

  @Test
  void thePhoneComesFirstWhenBothAreKnown() throws InterruptedException {
    answer(200, ACCEPTED);

    send(
        new ContactId.PhoneAndUser(
            new PhoneNumber("584145550101"), new BusinessScopedId("VE.9000100020003000")),
        "hola");

    assertThat(bodyOf(meta.takeRequest()))
        .contains("\"to\":\"+584145550101\"")
        .doesNotContain("recipient\":");
  }

  @Test
  void nobodyAndGroupsAreNotWrittenTo() {
    for (ContactId to : List.of(new ContactId.Unknown(), new ContactId.Group("G1"))) {
      assertThat(send(to, "hola"))
          .isInstanceOfSatisfying(
              SendResult.Rejected.class, r -> assertThat(r.remedy()).isEqualTo(Remedy.GIVE_UP));
    }
    assertThat(meta.getRequestCount()).isZero();
  }

  @Test
  void aBrokenCharacterDoesNotStopAMessage() throws InterruptedException {
    answer(200, ACCEPTED);

    assertThat(send(PHONE, "a\uD83D")).isInstanceOf(SendResult.Accepted.class);
    assertThat(bodyOf(meta.takeRequest())).contains("\"body\":\"a?\"");
  }

  @Test
  void aRefusalOfMetaIsAValue() {
    answer(400, "{\"error\":{\"message\":\"(#131047) Re-engagement message\",\"code\":131047}}");

    assertThat(send(PHONE, "hola"))
        .isInstanceOfSatisfying(
            SendResult.Rejected.class, r -> assertThat(r.error().code()).isEqualTo(131047));
  }

  @Test
  void aRefusedConnectionIsNotSent() {
    // It is a port for a service that no machine has.
    assertThat(send(sender("http://localhost:1/v26.0", PATIENCE), PHONE))
        .isInstanceOf(SendResult.NotSent.class);
  }

  @Test
  void aNameThatDoesNotExistIsNotSent() {
    assertThat(send(sender("https://nowhere.invalid/v26.0", PATIENCE), PHONE))
        .isEqualTo(new SendResult.NotSent("No se encontró el servidor de Meta (DNS)"));
  }

  @Test
  void aConnectionThatIsNotSecureIsNotSent() throws NoSuchAlgorithmException {
    // Without a key on its side the server can only refuse the handshake.
    meta.useHttps(SSLContext.getDefault().getSocketFactory());
    String url = "https://localhost:" + meta.getPort() + "/v26.0";

    assertThat(send(sender(url, PATIENCE), PHONE))
        .isEqualTo(new SendResult.NotSent("No se pudo abrir una conexión segura con Meta"));
  }

  @Test
  void noAnswerInTimeIsUnknown() {
    meta.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    assertThat(send(sender(url(), IMPATIENCE), PHONE))
        .isEqualTo(new SendResult.Unknown("Meta no respondió a tiempo"));
  }

  @Test
  void aConnectionCutAfterTheRequestIsUnknown() {
    meta.enqueue(
        new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseSocket(true, false, false))
            .build());
    answer(200, ACCEPTED);

    assertThat(send(PHONE, "hola")).isInstanceOf(SendResult.Unknown.class);
    assertThat(meta.getRequestCount()).as("sent once").isEqualTo(1);
  }

  @Test
  void anAnswerCutInTheMiddleIsUnknown() {
    meta.enqueue(
        new MockResponse.Builder()
            .body(ACCEPTED)
            .onResponseBody(new SocketEffect.CloseSocket(true, false, false))
            .build());

    assertThat(send(PHONE, "hola")).isInstanceOf(SendResult.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"messages\":[{\"id\":", "<html>", ""})
  void anAnswerThatIsNotJsonIsUnknown(String body) {
    answer(200, body);

    assertThat(send(PHONE, "hola")).isInstanceOf(SendResult.Unknown.class);
  }

  @Test
  void anAnswerWithoutEndIsNotReadToItsEnd() {
    answer(200, ACCEPTED + " ".repeat(10_000_000));

    assertThat(send(PHONE, "hola")).isInstanceOf(SendResult.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void theTokenDoesNotFollowARedirect(int status) throws IOException {
    try (MockWebServer elsewhere = new MockWebServer()) {
      elsewhere.start();
      meta.enqueue(
          new MockResponse.Builder()
              .code(status)
              .setHeader("Location", elsewhere.url("/v26.0/100200300/messages"))
              .build());

      assertThat(send(PHONE, "hola")).isInstanceOf(SendResult.Rejected.class);
      assertThat(elsewhere.getRequestCount()).isZero();
      assertThat(meta.getRequestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 408, 421, 429, 500, 502, 503, 504})
  void nothingIsEverSentTwiceByItself(int status) {
    meta.enqueue(new MockResponse.Builder().code(status).setHeader("Retry-After", "0").build());
    answer(200, ACCEPTED);

    assertThat(send(PHONE, "hola")).isNotInstanceOf(SendResult.Accepted.class);
    assertThat(meta.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aConnectionIsUsedAgain() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      answer(200, ACCEPTED);
      send(PHONE, "hola");
    }

    assertThat(meta.takeRequest().getConnectionIndex()).isZero();
    assertThat(meta.takeRequest().getExchangeIndex()).isEqualTo(1);
    assertThat(meta.takeRequest().getExchangeIndex()).isEqualTo(2);
  }

  @Test
  void sixtyFourAreOnTheirWayAtTheSameTime() {
    CountDownLatch arrived = new CountDownLatch(64);
    meta.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            arrived.countDown();
            boolean all = arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new MockResponse.Builder().code(all ? 200 : 500).body(ACCEPTED).build();
          }
        });
    MetaMessageSender sender = sender(url(), PATIENCE);

    List<CompletionStage<SendResult>> sends =
        IntStream.range(0, 64).mapToObj(i -> sender.send(message(PHONE, "hola"))).toList();

    assertThat(sends)
        .allSatisfy(send -> assertThat(resultOf(send)).isInstanceOf(SendResult.Accepted.class));
  }

  @Test
  void aClosedSenderSendsNothing() {
    MetaMessageSender sender = sender(url(), PATIENCE);
    sender.close();

    assertThat(send(sender, PHONE)).isInstanceOf(SendResult.NotSent.class);
    assertThat(meta.getRequestCount()).isZero();
  }

  private void answer(int status, String body) {
    meta.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private SendResult send(ContactId to, String text) {
    return resultOf(sender(url(), PATIENCE).send(message(to, text)));
  }

  private static SendResult send(MetaMessageSender sender, ContactId to) {
    return resultOf(sender.send(message(to, "hola")));
  }

  private static SendResult resultOf(CompletionStage<SendResult> send) {
    return send.toCompletableFuture().join();
  }

  private String url() {
    return meta.url("/v26.0").toString();
  }

  private final MutableClock clock = MutableClock.standing();

  private volatile AccessToken token = new AccessToken("canary-token");

  /** One per test, so that connections can be used again. */
  private MetaMessageSender sender(String url, Duration patience) {
    if (open == null) {
      open =
          new MetaMessageSender(
              new MetaSettings(URI.create(url), number -> token, PATIENCE, patience, PATIENCE, 64),
              clock);
    }
    return open;
  }

  @Test
  void aClaimThatIsAboutToRunOutLetsNothingLeave() {
    clock.advance(Duration.ofSeconds(3600).minus(PATIENCE));

    assertThat(send(PHONE, "hola")).isInstanceOf(SendResult.NotSent.class);
    assertThat(meta.getRequestCount()).isZero();
  }

  @Test
  void theTokenIsAskedForAtEverySendSoThatItMayChange() throws InterruptedException {
    meta.enqueue(new MockResponse.Builder().code(401).build());
    meta.enqueue(new MockResponse.Builder().code(401).build());

    send(PHONE, "hola");
    token = new AccessToken("canary-token-2");
    send(PHONE, "hola");

    assertThat(meta.takeRequest().getHeaders().get("Authorization"))
        .isEqualTo("Bearer canary-token");
    assertThat(meta.takeRequest().getHeaders().get("Authorization"))
        .isEqualTo("Bearer canary-token-2");
  }

  @Test
  void eachNumberSendsWithItsOwnToken() throws InterruptedException {
    meta.enqueue(new MockResponse.Builder().code(401).build());
    AccessTokens tokens = number -> new AccessToken("canary-of-" + number.value());
    MetaSettings settings = MetaSettings.standard(URI.create(url()), tokens);
    try (MetaMessageSender own = new MetaMessageSender(settings, clock)) {
      send(own, PHONE);
    }

    assertThat(meta.takeRequest().getHeaders().get("Authorization"))
        .isEqualTo("Bearer canary-of-100200300");
  }

  @ParameterizedTest
  @CsvSource({"17, 17", "300, 300", "301, 300", "86400, 300"})
  void theWaitThatMetaAsksForIsToldUpToMinutes(String header, long seconds) {
    meta.enqueue(
        new MockResponse.Builder()
            .code(429)
            .addHeader("Retry-After", header)
            .body("{\"error\":{\"code\":130429}}")
            .build());

    assertThat(send(PHONE, "hola"))
        .isInstanceOfSatisfying(
            SendResult.Rejected.class,
            rejected -> {
              assertThat(rejected.remedy()).isEqualTo(Remedy.SLOW_NUMBER);
              assertThat(rejected.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
            });
  }

  private static OutboundMessage message(ContactId to, String text) {
    return new OutboundMessage(
        7,
        new ChatId(1),
        new PhoneNumberId("100200300"),
        to,
        OutboundDraft.ofText(text),
        "bot-7",
        1,
        0,
        0,
        1,
        MutableClock.START.plusSeconds(3600));
  }

  private static String bodyOf(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody()).utf8();
  }
}
