package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.chat.Writer;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.outbound.OutboundDraft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OtherWritersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final ConversacionId SEEN = new ConversacionId(1);

  private static OutboundRequest by(String name, @Nullable ConversacionId seen) {
    return new OutboundRequest(
        new ChatId(1),
        OutboundDraft.ofText("hola"),
        null,
        null,
        null,
        new Writer(name, seen, true));
  }

  /** Many are queued in one transaction when there is much to do. */
  @Test
  void whatAnotherWroteInTheSameTransactionIsNotHiddenByOnesOwn() throws SQLException {
    try (TestDatabase database = TestDatabase.sqlite();
        WriteSession session = new WriteSession(database.connect(), Dialect.SQLITE, 0)) {
      OtherWriters others = new OtherWriters();
      others.wrote(by("Luis", null), 7, NOW);
      others.wrote(by("Ana", null), 8, NOW);

      assertThat(others.since(session, by("Ana", SEEN)))
          .contains(new QueueResult.Answered(new ConversacionId(7), Author.AGENTE, "Luis", NOW));
      assertThat(others.since(session, by("Ana", null))).as("who does not ask").isEmpty();
    }
  }
}
