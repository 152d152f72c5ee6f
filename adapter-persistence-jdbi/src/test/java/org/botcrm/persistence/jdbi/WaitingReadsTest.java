package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.message.ChatId;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contracts read one chat at a time. */
class WaitingReadsTest {
  private static final Instant NOW = MutableClock.START;
  private static final int MOST = 50;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void manyChatsAreReadTogetherAsEachAlone(Dialect dialect) throws SQLException {
    try (TestDatabase database = open(dialect);
        WriteSession session = new WriteSession(database.reader(), dialect, 0)) {
      List<Long> chats = List.of(chat(database, 1), chat(database, 3), chat(database, 2));
      List<WaitingReads.Input> inputs =
          List.of(
              new WaitingReads.Input(chats.get(1), 2),
              new WaitingReads.Input(chats.get(0), MOST),
              new WaitingReads.Input(Long.MAX_VALUE, MOST),
              new WaitingReads.Input(chats.get(2), 1),
              new WaitingReads.Input(chats.get(1), MOST));

      List<Optional<WaitingReads.Found>> found = new WaitingReads().apply(session, inputs);

      assertThat(found.get(2)).isEmpty();
      assertThat(found.get(0).orElseThrow().messages()).hasSize(2);
      assertThat(found.get(4).orElseThrow().messages()).hasSize(3);
      for (int i : List.of(0, 1, 3, 4)) {
        WaitingReads.Input input = inputs.get(i);
        PendingChat alone =
            database.replies().find(new ChatId(input.chat()), input.limit(), NOW).orElseThrow();
        assertThat(found.get(i).orElseThrow().chat()).isEqualTo(alone.chat());
        assertThat(found.get(i).orElseThrow().messages()).isEqualTo(alone.messages());
        assertThat(alone.messages())
            .extracting(PendingMessage::body)
            .startsWith("de " + (chats.indexOf(input.chat()) + 1));
      }
    }
  }

  /** With so many messages, the first of which tells which. */
  private static long chat(TestDatabase database, int messages) {
    int before = database.count("SELECT COUNT(*) FROM chats");
    String phone = "58414123456" + before;
    for (int i = 0; i < messages; i++) {
      String body = i == 0 ? "de " + (before + 1) : "más";
      database
          .deliveries()
          .store(
              Deliveries.raw("{}", NOW),
              Deliveries.of(Messages.from(phone).at(NOW.plusSeconds(i)).body(body).build()));
    }
    return database.count("SELECT MAX(id) FROM chats");
  }

  private static TestDatabase open(Dialect dialect) {
    return dialect == Dialect.SQLITE ? TestDatabase.sqlite() : TestDatabase.postgresql();
  }
}
