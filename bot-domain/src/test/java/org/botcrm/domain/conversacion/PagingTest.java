package org.botcrm.domain.conversacion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Direccion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T15:04:05.123456Z",
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z",
        "2262-05-01T00:00:00.000001Z",
        "9999-12-31T23:59:59.999999Z"
      })
  void aCursorThatWasWrittenIsReadBack(String timestamp) {
    for (long id : new long[] {1, 42, 999_999_999_999_999_999L}) {
      Cursor cursor = new Cursor(Instant.parse(timestamp), new ConversacionId(id));

      assertThat(Cursor.parse(cursor.written())).contains(cursor);
      assertThat(cursor.written()).matches("[0-9-]+");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "1",
        "1-",
        "-1",
        "a-1",
        "1-a",
        "1--1",
        "1-1 ",
        "1-9999999999999999999",
        "253402300800000000-1",
        "-100000000000000001-1"
      })
  void whatIsNoCursorIsNotRead(String written) {
    assertThat(Cursor.parse(written)).isEmpty();
  }

  @Test
  void theNextPageBeginsBehindTheLastRow() {
    Conversacion first = row(7);
    Conversacion last = row(3);

    assertThat(new ConversacionPage(List.of(first, last), 9, true, true).next())
        .contains(new Cursor(last.timestamp(), last.id()));
    assertThat(new ConversacionPage(List.of(first, last), 2, true, false).next()).isEmpty();
    assertThat(new ConversacionPage(List.of(), 0, true, false).next()).isEmpty();
  }

  private static Conversacion row(long id) {
    Instant timestamp = Instant.parse("2026-11-22T15:04:05.123456Z").plusSeconds(id);
    return new Conversacion(
        new ConversacionId(id),
        "wamid." + id,
        "584121234567",
        null,
        "text",
        "hola",
        timestamp,
        Direccion.INBOUND,
        null,
        true,
        false,
        null,
        null,
        null,
        null,
        timestamp,
        timestamp,
        new ChatId(1),
        "1",
        Author.CLIENTE,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void pagesHaveOneToAHundredRowsAndBeginAtOne() {
    assertThat(new PageRequest.Numbered(1, 1).size()).isEqualTo(1);
    assertThat(new PageRequest.Numbered(Integer.MAX_VALUE, 100).size()).isEqualTo(100);
    Cursor cursor = new Cursor(Instant.EPOCH, new ConversacionId(1));
    for (int size : new int[] {0, -1, 101}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PageRequest.Numbered(1, size))
          .withMessageContaining("size");
      assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest.After(cursor, size));
    }
    for (int page : new int[] {0, -1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PageRequest.Numbered(page, 1))
          .withMessageContaining("page");
    }
  }
}
