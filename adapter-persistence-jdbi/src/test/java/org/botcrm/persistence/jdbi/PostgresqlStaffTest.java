package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.botcrm.domain.staff.AuditEntry;
import org.botcrm.domain.staff.StaffPorts;
import org.botcrm.testkit.contract.StaffContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresqlStaffTest implements StaffContract {
  private final TestDatabase database = TestDatabase.postgresql();

  @Override
  public StaffPorts staff() {
    return database.persistence().staff();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE auditoria SET quien = 'otro'", "DELETE FROM auditoria"})
  void nothingThatWasDoneIsUndone(String statement) {
    staff().audit().append(new AuditEntry(NOW, "persona:1", "algo", null, null));

    assertThatThrownBy(() -> database.execute(statement)).hasStackTraceContaining("append-only");
  }
}
