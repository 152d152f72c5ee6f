package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What no proper client sends. */
@Timeout(180)
class WebhookLimitsTest {
  private static final String START = "POST " + BotRoutes.WEBHOOK + " HTTP/1.1";
  private static final String HOST = "Host: localhost";
  private static final String SIGNED = "X-Hub-Signature-256: " + TestBot.SIGNATURE;
  private static final String CHUNKED = "Transfer-Encoding: chunked";

  private final List<Integer> sizes = new ArrayList<>();
  private final TestBot bot =
      TestBot.with(
          WebSettings.guardedBy(new ApiKey(TestBot.KEY)),
          body -> {
            sizes.add(body.length);
            return ParsedDelivery.unreadable("prueba");
          });

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aBodyThatIsDeclaredTooLargeIsRefusedBeforeAnyOfItIsSent() throws IOException {
    RawHttp.Answer answer =
        RawHttp.exchange(
            bot.port(), START, HOST, SIGNED, "Content-Length: " + (BodyReader.MAX_BYTES + 1));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(TestBot.json(answer.body()).path("type").asText())
        .isEqualTo("/docs#cuerpo-demasiado-grande");
    assertThat(sizes).isEmpty();
  }

  @Test
  void aBodyThatWouldOverflowAnIntIsRefused() throws IOException {
    RawHttp.Answer answer =
        RawHttp.exchange(bot.port(), START, HOST, SIGNED, "Content-Length: 4294967297");

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void aChunkedBodyIsTaken() throws IOException {
    RawHttp.Answer answer =
        RawHttp.exchange(
            bot.port(),
            START,
            HOST,
            SIGNED,
            CHUNKED,
            "Connection: close",
            "",
            "4",
            "hola",
            "3",
            " tú",
            "0");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(sizes).containsExactly(7);
  }

  @Test
  void aChunkedBodyIsCutAtTheSameSize() throws IOException {
    try (RawHttp http = new RawHttp(bot.port())) {
      http.write(String.join("\r\n", START, HOST, SIGNED, CHUNKED, "", ""));
      byte[] chunk =
          ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      writeUntilRefused(http, chunk, 2 * BodyReader.MAX_BYTES / 0x10000);
      assertThat(http.readAll().status()).isIn(413, 0);
    } catch (SocketException e) {
      // The server hung up while we were still talking: refused as well.
      assertThat(sizes).isEmpty();
    }
    assertThat(sizes).isEmpty();
  }

  @Test
  void aChunkedBodyThatEndsJustAboveTheLimitIsToldSo() throws IOException {
    int size = BodyReader.MAX_BYTES + 1;
    try (RawHttp http = new RawHttp(bot.port())) {
      http.write(String.join("\r\n", START, HOST, SIGNED, CHUNKED, "", ""));
      // Without its end: bytes that nobody reads any more would reset the connection.
      http.write(Integer.toHexString(size) + "\r\n" + "x".repeat(size));
      assertThat(http.readAll().status()).isEqualTo(413);
    }
    assertThat(sizes).isEmpty();
  }

  @Test
  void aBodyThatIsCutOffIsNotStored() throws IOException {
    try (RawHttp http = new RawHttp(bot.port())) {
      http.write(String.join("\r\n", START, HOST, SIGNED, "Content-Length: 100", "", "hola"));
      RawHttp.Answer answer = http.endOutput().readAll();
      assertThat(answer.status()).isIn(400, 0);
    }
    assertThat(sizes).isEmpty();
  }

  @Test
  void callersWhoSendSlowlyKeepNobodyWaiting() throws IOException {
    List<RawHttp> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        RawHttp http = new RawHttp(bot.port());
        slow.add(http);
        http.write(String.join("\r\n", START, HOST, SIGNED, "Content-Length: 8", "", "hola"));
      }
      RawHttp.Answer other =
          RawHttp.exchange(
              bot.port(), START, HOST, SIGNED, "Content-Length: 0", "Connection: close");
      assertThat(other.status()).isEqualTo(200);
      assertThat(sizes).containsExactly(0);

      slow.get(0).write("hola");
      assertThat(slow.get(0).endOutput().readAll().status()).isEqualTo(200);
      assertThat(sizes).containsExactly(0, 8);
    } finally {
      for (RawHttp http : slow) {
        http.close();
      }
    }
  }

  @Test
  void aBodyWithoutASignatureIsRefusedBeforeItIsSent() throws IOException {
    RawHttp.Answer answer = RawHttp.exchange(bot.port(), START, HOST, "Content-Length: 2000000");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers()).containsEntry("connection", "close");
  }

  @Test
  void aSignatureThatIsRepeatedInOtherLettersIsRefused() throws IOException {
    RawHttp.Answer answer =
        RawHttp.exchange(
            bot.port(),
            START,
            HOST,
            SIGNED,
            "x-hub-signature-256: sha256=mala",
            "Content-Length: 0",
            "Connection: close");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void anEmptyBodyIsJudgedByItsSignatureLikeAnyOther() throws IOException {
    RawHttp.Answer answer =
        RawHttp.exchange(bot.port(), START, HOST, SIGNED, "Content-Length: 0", "Connection: close");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(sizes).containsExactly(0);
  }

  private static void writeUntilRefused(RawHttp http, byte[] chunk, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      http.write(chunk);
    }
    http.write("0\r\n\r\n");
  }
}
