package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The units of one operation in one transaction. For the thread of one writer. */
final class WriteGroup<I, O> {
  private final BatchOperation<I, O> operation;
  private final List<WriteUnit<I, O>> units = new ArrayList<>();
  private List<O> outputs = List.of();

  private WriteGroup(BatchOperation<I, O> operation) {
    this.operation = operation;
  }

  /** The units by their operations. */
  static List<WriteGroup<?, ?>> inLockOrder(List<WriteUnit<?, ?>> batch) {
    Map<BatchOperation<?, ?>, WriteGroup<?, ?>> groups = new LinkedHashMap<>();
    batch.forEach(unit -> add(groups, unit));
    return groups.values().stream()
        .<WriteGroup<?, ?>>map(group -> group)
        .sorted(
            Comparator.<WriteGroup<?, ?>, Boolean>comparing(g -> !g.operation.locksChats())
                .thenComparing(group -> group.operation.takesOnlyWhatIsFree()))
        .toList();
  }

  // The group of an operation holds units of that operation only, so the types fit.
  @SuppressWarnings("unchecked")
  private static <I, O> void add(
      Map<BatchOperation<?, ?>, WriteGroup<?, ?>> groups, WriteUnit<I, O> unit) {
    WriteGroup<I, O> group =
        (WriteGroup<I, O>)
            groups.computeIfAbsent(unit.operation(), o -> new WriteGroup<>(unit.operation()));
    group.units.add(unit);
  }

  /** Whether Meta waits for one of them. */
  boolean isUrgent() {
    return units.stream().anyMatch(WriteUnit::urgent);
  }

  void apply(WriteSession session) throws SQLException {
    outputs = operation.apply(session, units.stream().map(WriteUnit::input).toList());
    if (outputs.size() != units.size()) {
      throw new IllegalStateException("an output for each input was expected");
    }
  }

  void committed() {
    operation.committed();
  }

  void rolledBack() {
    operation.rolledBack();
  }

  /** Gives each caller its output; the transaction must be durable. */
  void answer() {
    for (int i = 0; i < units.size(); i++) {
      units.get(i).done().complete(outputs.get(i));
    }
  }
}
