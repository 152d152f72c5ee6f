package org.botcrm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.ConversacionPage;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.message.Direccion;
import org.botcrm.persistence.jdbi.DatabaseSettings;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.botcrm.persistence.jdbi.LibPhoneNumbers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counters that the loader writes must say what the bot's own counting would. */
class HistoryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:04:05Z");
  private static final HistoryShape SHAPE = new HistoryShape(2_000, NOW);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private Path folder;
  private JdbiPersistence persistence;

  @BeforeEach
  void fill() {
    SqliteTarget target = SqliteTarget.open(folder, Cleanup.installed());
    String url = target.create("historia");
    History.migrate(url, CLOCK);
    new History(SHAPE).fill(target, url);
    persistence =
        JdbiPersistence.open(DatabaseSettings.parse(url, null), new LibPhoneNumbers("VE"), CLOCK);
  }

  @AfterEach
  void close() {
    persistence.close();
  }

  @Test
  void theListsHaveAsManyRowsAsTheirTotalsSay() {
    assertThat(rows(ConversacionFilter.all())).hasSize(2_000);
    assertThat(rows(ConversacionFilter.ofDireccion(Direccion.OUTBOUND))).hasSize(1_000);
    int ofPeople = 0;
    for (int person = 0; person < SHAPE.chats(); person++) {
      ofPeople += rows(ConversacionFilter.ofNumber(new PhoneNumber(Phones.of(person)))).size();
    }
    assertThat(ofPeople).isEqualTo(2_000);
    assertThat(rows(ConversacionFilter.ofCliente(new ClienteId(1))))
        .hasSameSizeAs(rows(ConversacionFilter.ofNumber(new PhoneNumber(Phones.of(0)))));
  }

  @Test
  void theStatisticsSayWhatTheRowsDo() {
    List<Conversacion> rows = rows(ConversacionFilter.all());
    var figures = persistence.conversaciones().estadisticas(NOW);
    assertThat(figures.total()).isEqualTo(2_000);
    assertThat(figures.inbound()).isEqualTo(1_000);
    assertThat(figures.outbound()).isEqualTo(1_000);
    assertThat(figures.conCliente())
        .isEqualTo(rows.stream().filter(row -> row.clienteId() != null).count())
        .isBetween(1L, 1_999L);
    assertThat(figures.respuestasEnviadas()).isEqualTo(1_000);
    assertThat(figures.ultimas24h())
        .isEqualTo(rows.stream().filter(row -> isLastDay(row.timestamp())).count())
        .isPositive();
  }

  @Test
  void everyReceivedRowHasItsReply() {
    List<Conversacion> rows = rows(ConversacionFilter.all());
    for (int i = 0; i < rows.size(); i += 2) {
      Conversacion reply = rows.get(i);
      Conversacion received = rows.get(i + 1);
      assertThat(received.respuestaId()).isEqualTo(reply.id());
      assertThat(received.respuestaMetaId()).isEqualTo(reply.messageId());
      assertThat(received.fromNumber()).isEqualTo(reply.toNumber());
      assertThat(received.chatId()).isEqualTo(reply.chatId());
    }
  }

  private List<Conversacion> rows(ConversacionFilter filter) {
    ConversacionRepository repository = persistence.conversaciones();
    PageRequest request = new PageRequest.Numbered(1, PageRequest.MAX_SIZE);
    List<Conversacion> rows = new ArrayList<>();
    ConversacionPage page = repository.list(filter, request);
    rows.addAll(page.conversaciones());
    while (page.next().isPresent()) {
      page =
          repository.list(filter, new PageRequest.After(page.next().get(), PageRequest.MAX_SIZE));
      rows.addAll(page.conversaciones());
    }
    assertThat(rows).hasSize((int) page.total());
    return rows;
  }

  private static boolean isLastDay(Instant timestamp) {
    return timestamp.isAfter(NOW.minusSeconds(86_400));
  }
}
