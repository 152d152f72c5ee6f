package org.botcrm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private final Answer answer = new Answer();

  @Test
  void anAnswerWithItsLengthInFrontIsCompleteAtItsLastByte() {
    readByteByByte("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhola");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("hola");
  }

  @Test
  void anAnswerInChunksIsCompleteAfterItsEmptyChunk() {
    readByteByByte(
        "HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "4\r\nhola\r\nA\r\n\r\n\r\n\r\n\r\n\r\n\r\n0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("hola" + "\r\n".repeat(5));
  }

  @Test
  void anAnswerLargerThanTheFirstRoomIsReadWhole() {
    String body = "x".repeat(100_000);
    readByteByByte("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n" + body);
    assertThat(answer.body()).isEqualTo(body);
  }

  @Test
  void oneAnswerLeavesNothingToTheNext() {
    readByteByByte("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhola\r\n0\r\n\r\n");
    answer.clear();
    readByteByByte("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void anAnswerWithoutALengthIsRefused() {
    assertThatThrownBy(() -> readByteByByte("HTTP/1.1 200 OK\r\n\r\n"))
        .isInstanceOf(BenchException.class);
  }

  private void readByteByByte(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length; i++) {
      answer.room()[answer.size()] = bytes[i];
      assertThat(answer.grew(1)).as("complete after byte %d", i).isEqualTo(i == bytes.length - 1);
    }
  }
}
