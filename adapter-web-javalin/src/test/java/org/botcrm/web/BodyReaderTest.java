package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final BodyReader reader = new BodyReader(nanos::get, new BodyBudget());

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8191, 8192, 8193, 100_000, BodyReader.MAX_BYTES})
  void everyByteIsReadWhetherOrNotTheLengthIsDeclared(int size) throws IOException {
    byte[] body = new byte[size];
    new Random(size).nextBytes(body);

    assertThat(reader.read(new ByteArrayInputStream(body), size, reader.share())).isEqualTo(body);
    assertThat(reader.read(new ByteArrayInputStream(body), -1, reader.share())).isEqualTo(body);
  }

  @Test
  void aByteTooManyIsRefused() {
    byte[] body = new byte[BodyReader.MAX_BYTES + 1];

    assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(body), -1, reader.share()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.BODY_TOO_LARGE));
  }

  @Test
  void aBodyThatDripsIsEndedAfterTwentySeconds() {
    InputStream drip =
        new InputStream() {
          @Override
          public int read() {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            return 'x';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            buffer[offset] = (byte) read();
            return 1;
          }
        };

    assertThatThrownBy(() -> reader.read(drip, 1000, reader.share()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.BODY_TOO_SLOW));
  }
}
