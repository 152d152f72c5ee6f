package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrmSchemaTest {

  @Test
  void theTablesOfTheCrmAreReadAndNoneOfThemIsMade() {
    try (TestDatabase database = TestDatabase.postgresqlBesideACrm("crm")) {
      database.execute(
          "INSERT INTO crm.clientes VALUES (7, 'V-1', 'ana maría', NULL, '0414-1234567', 'a@b', 'ACTIVO')");

      ClienteMatch match =
          database.persistence().clientes().findByPhone(new PhoneNumber("584141234567"));

      assertThat(match.identified().map(Cliente::firstName)).contains("Ana");
      assertThat(database.tables("public")).contains("conversaciones_whatsapp");
      assertThat(database.tables("public"))
          .doesNotContain("clientes", "prestamos", "cuotas", "pagos");
      assertThat(database.tables("crm")).containsExactly("clientes");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no_hay", "information_schema"})
  void aSchemaWithoutClientsIsNamedAtTheStart(String schema) {
    try (TestDatabase database = TestDatabase.postgresqlBesideACrm("crm")) {
      assertThatThrownBy(() -> database.withCrmSchema(schema))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("the CRM's table \"" + schema + "\".clientes");
    }
  }

  @Test
  void aChangeInTheCrmIsSeenWithinASecond() {
    try (TestDatabase database = TestDatabase.sqlite()) {
      database.insert(List.of(Clientes.withPhone(1, "0414-1234567")));
      ClienteLookup clientes = database.persistence().clientes();
      PhoneNumber phone = new PhoneNumber("584141234567");
      PhoneNumber other = new PhoneNumber("584121234567");
      assertThat(clientes.findByPhone(phone).identified()).isPresent();

      database.insert(List.of(Clientes.withPhone(2, "0414 1234567 / 0412-1234567")));
      MutableClock clock = database.clock();
      clock.advance(Duration.ofMillis(1001));

      assertThat(clientes.findByPhone(phone))
          .isEqualTo(new ClienteMatch.Several(List.of(new ClienteId(1), new ClienteId(2))));
      assertThat(clientes.findByPhone(other).identified()).isPresent();
    }
  }

  @Test
  void aNumberTakenFromAClientIsNeverTheirsEvenBeforeTheIndexKnows() {
    try (TestDatabase database = TestDatabase.sqlite()) {
      database.insert(List.of(Clientes.withPhone(1, "0414-1234567")));
      ClienteLookup clientes = database.persistence().clientes();
      PhoneNumber phone = new PhoneNumber("584141234567");
      assertThat(clientes.findByPhone(phone).identified()).isPresent();

      database.execute("UPDATE clientes SET telefono = '0412-7654321' WHERE id = 1");

      assertThat(clientes.findByPhone(phone)).isEqualTo(new ClienteMatch.None());
    }
  }
}
