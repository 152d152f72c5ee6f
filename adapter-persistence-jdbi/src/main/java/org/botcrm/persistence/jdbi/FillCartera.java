package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Fills the lender's tables when they are ours and empty. */
final class FillCartera implements BatchOperation<List<String>, Boolean> {

  @Override
  public List<Boolean> apply(WriteSession session, List<List<String>> inputs) throws SQLException {
    List<Boolean> filled = new ArrayList<>();
    for (List<String> statements : inputs) {
      boolean empty = session.first("SELECT 1 FROM clientes LIMIT 1", row -> row.getInt(1)) == null;
      if (empty) {
        for (String statement : statements) {
          session.update(statement);
        }
      }
      filled.add(empty);
    }
    return filled;
  }
}
