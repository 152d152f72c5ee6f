package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;

class NationalIdLookupTest {
  private static final NationalId OF_ANA = new NationalId("VE", "V12345678");
  private static final NationalId OF_NOBODY = new NationalId("VE", "V12345679");

  @Test
  void aNumberThatNobodyHasCostsAsManyStatementsAsOneThatSomebodyHas() {
    try (TestDatabase database = TestDatabase.sqlite()) {
      database.insert(List.of(Clientes.ana(), Clientes.withCedula(2, "V-1234567")));
      RecordingConnections recorder = new RecordingConnections();
      try (GroupCommit writer = writer(database)) {
        ClienteLookup clientes = lookup(database, recorder, writer);
        clientes.findByNationalId(OF_ANA);

        int before = recorder.prepared();
        assertThat(clientes.findByNationalId(OF_ANA).identified()).isPresent();
        int known = recorder.prepared() - before;
        assertThat(clientes.findByNationalId(OF_NOBODY)).isEqualTo(new ClienteMatch.None());
        int unknown = recorder.prepared() - before - known;

        assertThat(unknown).isEqualTo(known).isEqualTo(1);
      }
    }
  }

  private static GroupCommit writer(TestDatabase database) {
    return new GroupCommit(
        "test-writer",
        new SessionSource(database::connect, Dialect.SQLITE, 0),
        new Crowd(System::nanoTime));
  }

  private static ClienteLookup lookup(
      TestDatabase database, RecordingConnections recorder, GroupCommit writer) {
    DataSource readers = new ConnectionSource(recorder.recording(database::reader));
    return new JdbiClienteLookup(
        TestDatabase.watched(Dialect.SQLITE, readers, writer),
        null,
        new LibPhoneNumbers("VE"),
        LenderSettings.standard().ids(),
        MutableClock.standing());
  }

  @Test
  void aNumberTakenFromAClientIsNeverTheirsEvenBeforeTheIndexKnows() {
    try (TestDatabase database = TestDatabase.sqlite()) {
      database.insert(List.of(Clientes.ana()));
      ClienteLookup clientes = database.persistence().clientes();
      assertThat(clientes.findByNationalId(OF_ANA).identified()).isPresent();

      database.execute("UPDATE clientes SET cedula = 'V-12345679' WHERE id = 1");

      assertThat(clientes.findByNationalId(OF_ANA)).isEqualTo(new ClienteMatch.None());
      database.clock().advance(Duration.ofMillis(1001));
      assertThat(clientes.findByNationalId(OF_NOBODY).identified()).isPresent();
    }
  }
}
