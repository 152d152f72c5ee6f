package org.botcrm.subscriber.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.subscription.Notification;
import org.botcrm.domain.subscription.NotificationResult;
import org.botcrm.domain.subscription.SubscriptionSecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpNotificationSenderTest {
  private static final Instant AT = Instant.parse("2026-11-22T15:04:05.123456Z");
  private static final String GUIDE =
      "075ae7419410bb37dc8e09385a981540a3ba72714bd8c28f226e9b40b5aeb5ba";
  private static final String SECRET = "firma_0123456789abcdef0123456789abcdef";

  private final MockWebServer server = new MockWebServer();
  private final HttpNotificationSender sender =
      new HttpNotificationSender(true, Duration.ofSeconds(5));

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    sender.close();
    server.close();
  }

  private Notification to(URI url) {
    FeedEvent first = new FeedEvent(7, AT, EventKind.DELIVERY_CHANGED, new ChatId(3), 40, "read");
    FeedEvent second = new FeedEvent(9, AT, EventKind.CHAT_JOINED, null, 5, null);
    return new Notification(
        2, url, new SubscriptionSecret(SECRET), List.of(first, second), 12, false, AT);
  }

  private NotificationResult send() {
    return sender.send(to(server.url("/avisos").uri()));
  }

  private RecordedRequest taken() throws InterruptedException {
    RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    return request;
  }

  private static void assertUnreachable(NotificationResult result, String words) {
    assertThat(result).isInstanceOf(NotificationResult.Unreachable.class);
    assertThat(((NotificationResult.Unreachable) result).reason()).contains(words);
  }

  @Test
  void eventsAreToldAsTheApiWritesThem() throws Exception {
    server.enqueue(new MockResponse.Builder().code(204).build());

    assertThat(send()).isEqualTo(new NotificationResult.Taken());

    RecordedRequest request = taken();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getHeaders().get("X-Bot-Delivery")).isEqualTo("2-7-12");
    assertThat(request.getBody().utf8())
        .isEqualTo(
            "{\"suscripcion_id\":2,\"eventos\":[{\"offset\":7,\"tipo\":\"estado_envio\","
                + "\"creado_en\":\"2026-11-22T15:04:05.123456Z\",\"chat_id\":3,"
                + "\"recurso\":\"conversacion\",\"recurso_id\":40,\"detalle\":\"read\"},"
                + "{\"offset\":9,\"tipo\":\"chat_unido\","
                + "\"creado_en\":\"2026-11-22T15:04:05.123456Z\",\"chat_id\":null,"
                + "\"recurso\":\"chat\",\"recurso_id\":5,\"detalle\":null}],"
                + "\"siguiente\":12,\"reinicio\":false}");
  }

  @Test
  void whoeverKnowsTheSecretCanTellThatItWasTheBot() throws Exception {
    server.enqueue(new MockResponse.Builder().code(200).build());
    send();

    RecordedRequest request = taken();
    String timestamp = request.getHeaders().get("X-Bot-Timestamp");
    assertThat(timestamp).isEqualTo(Long.toString(AT.getEpochSecond()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected =
        mac.doFinal((timestamp + "." + request.getBody().utf8()).getBytes(StandardCharsets.UTF_8));
    assertThat(request.getHeaders().get("X-Bot-Signature"))
        .isEqualTo("v1=" + HexFormat.of().formatHex(expected));
  }

  @Test
  void theSignatureIsThatOfTheGuide() {
    byte[] body = "{\"eventos\":[]}".getBytes(StandardCharsets.UTF_8);

    assertThat(Signature.of(new SubscriptionSecret(SECRET), "1763823845", body))
        .isEqualTo("v1=" + GUIDE);
  }

  @Test
  void aRestartIsTold() throws Exception {
    server.enqueue(new MockResponse.Builder().code(200).build());
    URI url = server.url("/").uri();

    sender.send(new Notification(2, url, new SubscriptionSecret(SECRET), List.of(), 90, true, AT));

    assertThat(taken().getBody().utf8())
        .isEqualTo("{\"suscripcion_id\":2,\"eventos\":[],\"siguiente\":90,\"reinicio\":true}");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void noRedirectIsFollowed(int status) {
    server.enqueue(new MockResponse.Builder().code(status).setHeader("Location", "/otra").build());

    NotificationResult result = send();

    assertThat(result).isInstanceOf(NotificationResult.Refused.class);
    assertThat(((NotificationResult.Refused) result).reason())
        .contains(Integer.toString(status), "redirección");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 410, 429, 500, 503})
  void whatIsNotTakenSaysItsStatusAndNothingOfItsText(int status) {
    server.enqueue(new MockResponse.Builder().code(status).body("canario").build());

    NotificationResult result = send();

    assertThat(result).isInstanceOf(NotificationResult.Refused.class);
    assertThat(((NotificationResult.Refused) result).reason())
        .contains(Integer.toString(status))
        .doesNotContain("canario");
  }

  @Test
  void whoHangsUpIsUnreachable() {
    server.enqueue(
        new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(
        new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());

    assertUnreachable(send(), "cortó");
  }

  @Test
  @Timeout(20)
  void whoDoesNotAnswerInTimeIsUnreachable() {
    server.enqueue(new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build());

    try (HttpNotificationSender hurried =
        new HttpNotificationSender(true, Duration.ofMillis(200))) {
      assertUnreachable(hurried.send(to(server.url("/").uri())), "10 segundos");
    }
  }

  @Test
  @Timeout(20)
  void anAnswerThatDoesNotEndIsNotReadToItsEnd() {
    server.enqueue(
        new MockResponse.Builder()
            .body("a".repeat(100_000))
            .throttleBody(2048, 1, TimeUnit.MINUTES)
            .build());

    try (HttpNotificationSender patient =
        new HttpNotificationSender(true, Duration.ofMinutes(10))) {
      assertThat(patient.send(to(server.url("/").uri()))).isEqualTo(new NotificationResult.Taken());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "127.1", "2130706433"})
  void nothingConnectsToThisMachineUnlessThatIsAllowed(String host) {
    server.enqueue(new MockResponse.Builder().code(200).build());
    URI url = URI.create("https://" + host + ":" + server.getPort() + "/");

    try (HttpNotificationSender strict = new HttpNotificationSender(false, Duration.ofSeconds(5))) {
      assertUnreachable(strict.send(to(url)), "red privada");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void plainHttpIsNotUsedUnlessThatIsAllowed() {
    server.enqueue(new MockResponse.Builder().code(200).build());

    try (HttpNotificationSender strict = new HttpNotificationSender(false)) {
      assertUnreachable(strict.send(to(server.url("/").uri())), "https://");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "https://127.0.0.1/,red privada",
    "https://localhost/,red privada",
    "https://[::1]/,red privada",
    "https://169.254.169.254/latest/meta-data,red privada",
    "https://10.1.2.3/,red privada",
    "https://192.168.1.1/,red privada",
    "https://2130706433/,red privada",
    "http://157.240.1.1/,https://",
    "https://ana:clave@157.240.1.1/,usuario",
    "https://157.240.1.1/#parte,usuario",
    "ftp://157.240.1.1/,dirección web",
    "crm,dirección web"
  })
  void whatMayNotBeCalledIsRefusedWithItsReason(String url, String words) {
    try (HttpNotificationSender strict = new HttpNotificationSender(false)) {
      assertThat(strict.refusal(URI.create(url))).get().asString().contains(words);
    }
  }

  @Test
  void whatIsPublicIsTakenAndWhatIsPrivateWhereThatIsAllowed() {
    try (HttpNotificationSender strict = new HttpNotificationSender(false)) {
      assertThat(strict.refusal(URI.create("https://157.240.1.1/avisos?a=b"))).isEmpty();
    }
    assertThat(sender.refusal(URI.create("http://127.0.0.1:8080/avisos"))).isEmpty();
    assertThat(sender.refusal(URI.create("http://ana@127.0.0.1/"))).isPresent();
    assertThat(sender.refusal(URI.create("http://127.0.0.1/" + "a".repeat(2000)))).isPresent();
  }
}
