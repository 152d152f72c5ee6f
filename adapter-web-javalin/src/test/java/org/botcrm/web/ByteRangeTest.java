package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-, 0, 10",
    "bytes=3-5, 3, 3",
    "bytes=3-500, 3, 7",
    "bytes=9-9, 9, 1",
    "bytes=-1, 9, 1",
    "bytes=-500, 0, 10",
    "Bytes = 3-5, 3, 3",
    "bytes=0-999999999999999999, 0, 10"
  })
  void aPartIsGivenAsFarAsTheFileGoes(String header, long first, long length) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange(first, length, false));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "bytes=",
        "bytes=-",
        "bytes=5-3",
        "bytes=a-b",
        "bytes=0-1,3-4",
        "lines=0-1",
        "bytes=0-1 ; x",
        "bytes=99999999999999999999-"
      })
  void whatIsNoSingleRangeOfBytesIsNotHeeded(String header) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange(0, 10, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=500-", "bytes=-0"})
  void aPartBehindTheEndIsNone(String header) {
    assertThat(ByteRange.of(header, 10)).isNull();
  }

  @Test
  void anEmptyFileHasNoParts() {
    assertThat(ByteRange.of("bytes=0-", 0)).isNull();
    assertThat(ByteRange.of("bytes=-1", 0)).isNull();
    assertThat(ByteRange.of(null, 0)).isEqualTo(new ByteRange(0, 0, true));
  }
}
