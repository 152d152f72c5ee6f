package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteGroupTest {
  private final List<String> done = new ArrayList<>();

  private WriteUnit<String, String> unit(BatchOperation<String, String> operation) {
    return WriteUnit.other(operation, "");
  }

  /** What a claim keeps would else be kept by one that waits for an outcome of another node. */
  @Test
  void whatLocksChatsComesFirstAndWhatTakesOnlyWhatIsFreeLast() throws SQLException {
    try (TestDatabase database = TestDatabase.sqlite();
        Connection connection = database.connect();
        WriteSession session = new WriteSession(connection, Dialect.SQLITE, 0)) {
      for (WriteGroup<?, ?> group :
          WriteGroup.inLockOrder(
              List.of(
                  unit(new Named("claim", false, true)),
                  unit(new Named("outcome", false, false)),
                  unit(new Named("answer", true, false))))) {
        group.apply(session);
      }
    }

    assertThat(done).containsExactly("answer", "outcome", "claim");
  }

  /** Work that says when it is done. */
  private final class Named implements BatchOperation<String, String> {
    private final String name;
    private final boolean locksChats;
    private final boolean takesOnlyWhatIsFree;

    private Named(String name, boolean locksChats, boolean takesOnlyWhatIsFree) {
      this.name = name;
      this.locksChats = locksChats;
      this.takesOnlyWhatIsFree = takesOnlyWhatIsFree;
    }

    @Override
    public boolean locksChats() {
      return locksChats;
    }

    @Override
    public boolean takesOnlyWhatIsFree() {
      return takesOnlyWhatIsFree;
    }

    @Override
    public List<String> apply(WriteSession session, List<String> inputs) {
      done.add(name);
      return inputs;
    }
  }
}
