package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.testkit.contract.ClienteLookupContract;
import org.botcrm.testkit.fixture.Clientes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresqlClienteLookupTest implements ClienteLookupContract {
  private static final int CLIENTS = 2_500;

  /** When the session that reads phones was last asked for rows, in microseconds of its life. */
  private static final String LAST_ASKED =
      "SELECT CAST(EXTRACT(EPOCH FROM state_change - backend_start) * 1000000 AS INT)"
          + " FROM pg_stat_activity WHERE datname = current_database()"
          + " AND query LIKE 'SELECT id, telefono%'";

  private final TestDatabase database =
      TestDatabase.postgresqlEmptied(PostgresqlClienteLookupTest.class);

  @Override
  public ClienteLookup clientes(List<Cliente> given) {
    database.insert(given);
    return database.persistence().clientes();
  }

  @Test
  void theTableIsReadInPartsAndNeverWholeIntoMemory() {
    List<Cliente> many = new ArrayList<>();
    for (int i = 1; i <= CLIENTS; i++) {
      many.add(Clientes.withPhone(i, "0414-" + (1_000_000 + i)));
    }
    database.insert(many);
    Watching watching = new Watching();

    try (JdbiPersistence node = database.anotherNode(watching)) {
      ClienteMatch last = node.clientes().findByPhone(new PhoneNumber("584141002500"));
      assertThat(last.identified()).isPresent();
    }

    assertThat(watching.asked)
        .as("when rows were asked for, at the first phone and at the last")
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Asks the server about the reading when the first phone is read, and the last. */
  private final class Watching implements PhoneNumberParser {
    private final PhoneNumberParser phones = new LibPhoneNumbers("VE");
    private final List<Integer> asked = new ArrayList<>();
    private int phonesRead;

    @Override
    public Optional<PhoneNumber> parse(String writing) {
      return phones.parse(writing);
    }

    @Override
    public List<PhoneNumber> parseAll(String field) {
      phonesRead++;
      if (phonesRead == 1 || phonesRead == CLIENTS) {
        asked.add(database.count(LAST_ASKED));
      }
      return phones.parseAll(field);
    }
  }
}
