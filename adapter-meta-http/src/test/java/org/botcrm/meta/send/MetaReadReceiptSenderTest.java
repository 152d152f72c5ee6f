package org.botcrm.meta.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.PhoneNumberId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class MetaReadReceiptSenderTest {
  private static final PhoneNumberId NUMBER = new PhoneNumberId("100200300");
  private static final MessageId MESSAGE = new MessageId("wamid.IN1==");

  private final MockWebServer meta = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    meta.start();
  }

  @AfterEach
  void stop() {
    meta.close();
  }

  private static MetaReadReceiptSender sender(int port) {
    URI url = URI.create("http://127.0.0.1:" + port + "/v26.0");
    return new MetaReadReceiptSender(MetaSettings.standard(url, new AccessToken("canary-token")));
  }

  private static boolean taken(CompletionStage<Boolean> shown) {
    return shown.toCompletableFuture().join();
  }

  private void answer(int status) {
    meta.enqueue(new MockResponse.Builder().code(status).body("{\"success\":true}").build());
  }

  @Test
  void aMessageIsMarkedAsReadAsMetaWantsIt() throws InterruptedException {
    answer(200);
    answer(200);
    try (MetaReadReceiptSender sender = sender(meta.getPort())) {
      assertThat(taken(sender.show(NUMBER, MESSAGE, false))).isTrue();
      assertThat(taken(sender.show(NUMBER, MESSAGE, true))).isTrue();
    }

    RecordedRequest read = meta.takeRequest();
    assertThat(read.getRequestLine()).isEqualTo("POST /v26.0/100200300/messages HTTP/1.1");
    assertThat(read.getHeaders().get("Authorization")).isEqualTo("Bearer canary-token");
    assertThat(Objects.requireNonNull(read.getBody()).utf8())
        .isEqualTo(
            "{\"messaging_product\":\"whatsapp\",\"status\":\"read\","
                + "\"message_id\":\"wamid.IN1==\"}");
    assertThat(Objects.requireNonNull(meta.takeRequest().getBody()).utf8())
        .endsWith("\"typing_indicator\":{\"type\":\"text\"}}");
  }

  @Test
  void whatMetaRefusesIsNotTriedAgain() {
    answer(503);
    answer(200);
    try (MetaReadReceiptSender sender = sender(meta.getPort())) {
      assertThat(taken(sender.show(NUMBER, MESSAGE, true))).isFalse();
    }

    assertThat(meta.getRequestCount()).isEqualTo(1);
  }

  @Test
  void whereNobodyListensNothingIsThrown() {
    // It is a port for a service that no machine has.
    try (MetaReadReceiptSender sender = sender(1)) {
      assertThat(taken(sender.show(NUMBER, MESSAGE, true))).isFalse();
    }
  }

  @Test
  void moreThanAFewAtOnceAreDroppedAndWaitNowhere() {
    CountDownLatch release = new CountDownLatch(1);
    meta.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            release.await();
            return new MockResponse.Builder().code(200).body("{}").build();
          }
        });
    try (MetaReadReceiptSender sender = sender(meta.getPort())) {
      CompletionStage<Boolean> first = sender.show(NUMBER, MESSAGE, true);
      for (int i = 1; i < 8; i++) {
        sender.show(NUMBER, MESSAGE, true);
      }
      CompletionStage<Boolean> tooMany = sender.show(NUMBER, MESSAGE, true);

      assertThat(tooMany.toCompletableFuture()).isCompletedWithValue(false);
      release.countDown();
      assertThat(taken(first)).isTrue();
    }
  }
}
