package org.botcrm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.botcrm.simulator.Signer;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private static final String SECRET = "secret-of-this-test";
  private static final int SENDERS = 1_000;

  private final Webhooks webhooks =
      new Webhooks(SECRET, 500, SENDERS, Instant.parse("2026-11-22T15:04:05Z"));

  @Test
  void everyRequestIsSignedWhetherOrNotItWasPrepared() {
    webhooks.prepare(2);
    for (int i = 0; i < 4; i++) {
      assertSigned(next());
    }
    webhooks.prepare(8);
    assertSigned(next());
    assertSigned(next());
  }

  @Test
  void theLengthIsThatOfTheBody() {
    String request = next();
    assertThat(found("Content-Length: ([0-9]+)", request))
        .isEqualTo(Integer.toString(body(request).length()));
  }

  @Test
  void everySenderHasATurnBeforeAnyHasAnother() {
    Set<String> senders = new HashSet<>();
    for (int i = 0; i < SENDERS; i++) {
      String request = next();
      String from = found("\"from\":\"([0-9]+)\"", request);
      assertThat(from).isEqualTo(Phones.of(webhooks.sender(i)));
      assertThat(from).isEqualTo(found("\"wa_id\":\"([0-9]+)\"", request));
      senders.add(from);
    }
    assertThat(senders).hasSize(SENDERS);
    assertThat(Phones.person(Long.parseLong(senders.iterator().next()))).isBetween(500, 1_499);
  }

  @Test
  void noTwoMessagesHaveOneId() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 5 * SENDERS; i++) {
      ids.add(found("\"id\":\"(wamid\\.[A-Za-z0-9]{56})\"", next()));
    }
    assertThat(ids).hasSize(5 * SENDERS);
  }

  private String next() {
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    webhooks.write(buffer);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
  }

  private static void assertSigned(String request) {
    byte[] body = body(request).getBytes(StandardCharsets.US_ASCII);
    assertThat(found("X-Hub-Signature-256: (\\S+)", request))
        .isEqualTo(new Signer(SECRET).sign(body));
  }

  private static String body(String request) {
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
