package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedResource;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventosApiTest {
  private static final String PHONE = "584121234567";
  private static final String EVENTOS = "/api/v1/eventos";

  private final TestBot bot = TestBot.guarded();

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void whatChangedIsReadFromOnePlaceToTheNext() {
    bot.given(Messages.text(PHONE, "hola"));

    JsonNode first = bot.getJson(EVENTOS + "?limit=1");
    JsonNode event = first.at("/eventos/0");
    assertThat(event.path("offset").asInt()).isEqualTo(1);
    assertThat(event.path("tipo").asText()).isEqualTo("chat_nuevo");
    assertThat(event.path("recurso").asText()).isEqualTo("chat");
    assertThat(event.path("recurso_id").asInt()).isEqualTo(1);
    assertThat(event.path("chat_id").asInt()).isEqualTo(1);
    assertThat(first.path("siguiente").asInt()).isEqualTo(1);
    assertThat(first.path("ultimo").asInt()).isEqualTo(2);

    JsonNode second = bot.getJson(EVENTOS + "?after=1");
    assertThat(second.at("/eventos/0/tipo").asText()).isEqualTo("mensaje_recibido");
    assertThat(second.path("siguiente").asInt()).isEqualTo(2);

    JsonNode none = bot.getJson(EVENTOS + "?after=2");
    assertThat(none.path("eventos")).isEmpty();
    assertThat(none.path("siguiente").asInt()).isEqualTo(2);
  }

  @Test
  void anEventTellsNothingThatAPersonWrote() {
    bot.given(Messages.text(PHONE, "canario"));

    assertThat(bot.get(EVENTOS).body()).doesNotContain("canario", PHONE);
  }

  @Test
  void whoAsksForWhatIsForgottenIsSentToTheNewest() {
    bot.given(Messages.text(PHONE, "hola"));
    bot.storage.feed().forget(bot.clock.instant().plusSeconds(1), 100);

    HttpResponse<String> answer = bot.get(EVENTOS + "?after=1");

    assertThat(answer.statusCode()).isEqualTo(410);
    JsonNode problem = TestBot.json(answer);
    assertThat(problem.path("type").asText()).endsWith("#eventos-olvidados");
    assertThat(problem.path("primero").asInt()).isEqualTo(2);
    assertThat(problem.path("ultimo").asInt()).isEqualTo(2);
  }

  @Test
  void theDocumentNamesEveryKindAndResource() {
    JsonNode event = OpenApiDocument.shipped().root().at("/components/schemas/Evento/properties");
    List<String> kinds = new ArrayList<>();
    event.at("/tipo/enum").forEach(word -> kinds.add(word.asText()));
    List<String> resources = new ArrayList<>();
    event.at("/recurso/enum").forEach(word -> resources.add(word.asText()));

    assertThat(kinds)
        .containsExactlyElementsOf(Stream.of(EventKind.values()).map(EventKind::word).toList());
    assertThat(resources)
        .containsExactlyElementsOf(
            Stream.of(FeedResource.values()).map(FeedResource::word).toList());
  }

  @Test
  void theStreamNeedsTheKeyAndTakesNoOtherParameters() {
    assertThat(bot.send(bot.request(EVENTOS + "/flujo")).statusCode()).isEqualTo(401);
    assertThat(bot.get(EVENTOS + "/flujo?after=-1").statusCode()).isEqualTo(400);
    assertThat(bot.get(EVENTOS + "/flujo?nada=1").statusCode()).isEqualTo(400);
    assertThat(
            bot.send(
                    bot.request(EVENTOS + "/flujo")
                        .header("Authorization", "Bearer " + TestBot.KEY)
                        .header("Last-Event-ID", "x"))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void theStreamTellsWhatComesAsItComes() throws IOException {
    bot.given(Messages.text(PHONE, "uno"));
    try (RawHttp stream = open("", "")) {
      assertThat(stream.readUntil("event: inicio\ndata: {\"ultimo\":2}\n\n")).isTrue();

      bot.given(Messages.text(PHONE, "dos"));

      assertThat(stream.readUntil("id: 3\nevent: mensaje_recibido\ndata: {\"offset\":3,")).isTrue();
    }
  }

  @Test
  void whoComesBackGetsWhatTheyMissed() throws IOException {
    bot.given(Messages.text(PHONE, "uno"));
    try (RawHttp stream = open("?after=0", "Last-Event-ID: 1\r\n")) {
      assertThat(stream.readUntil("id: 1\nevent: inicio\n")).isTrue();
      assertThat(stream.readUntil("id: 2\nevent: mensaje_recibido\n")).isTrue();
    }
  }

  @Test
  void whoComesBackTooLateIsToldToBeginAnew() throws IOException {
    bot.given(Messages.text(PHONE, "uno"));
    bot.storage.feed().forget(bot.clock.instant().plusSeconds(1), 100);
    try (RawHttp stream = open("?after=1", "")) {
      assertThat(stream.readUntil("id: 2\nevent: reinicio\ndata: {\"primero\":2,\"ultimo\":2}\n\n"))
          .isTrue();
    }
  }

  @Test
  void aQuietStreamShowsThatItIsThere() throws IOException {
    try (RawHttp stream = open("", "")) {
      assertThat(stream.readUntil("event: inicio\ndata: {\"ultimo\":0}\n\n")).isTrue();

      bot.clock.advance(Duration.ofSeconds(16));

      assertThat(stream.readUntil(": \n\n")).isTrue();
    }
  }

  @Test
  void aStreamOutlivesAFailureOfTheDatabase() throws IOException {
    try (RawHttp stream = open("", "")) {
      assertThat(stream.readUntil("event: inicio\n")).isTrue();
      bot.storage.breakWith(new StorageException("prueba"));
      assertThat(bot.get(EVENTOS).statusCode()).isEqualTo(503);
      bot.storage.repair();

      bot.given(Messages.text(PHONE, "uno"));

      assertThat(stream.readUntil("event: mensaje_recibido\n")).isTrue();
    }
  }

  @Test
  void whoAsksForOneStreamTooManyIsToldToComeLater() throws IOException {
    List<RawHttp> streams = new ArrayList<>();
    try {
      for (int i = 0; i < TestBot.FOLLOWERS; i++) {
        RawHttp stream = open("", "");
        streams.add(stream);
        assertThat(stream.readUntil("event: inicio\n")).isTrue();
      }

      assertThat(bot.get(EVENTOS + "/flujo").statusCode()).isEqualTo(503);
    } finally {
      for (RawHttp stream : streams) {
        stream.close();
      }
    }
  }

  @Test
  void streamsEndWithTheBot() throws IOException {
    try (RawHttp stream = open("", "")) {
      assertThat(stream.readUntil("event: inicio\n")).isTrue();

      bot.close();

      assertThat(stream.readUntil("never said")).isFalse();
    }
  }

  private RawHttp open(String query, String headers) throws IOException {
    return new RawHttp(bot.port())
        .write(
            "GET "
                + EVENTOS
                + "/flujo"
                + query
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                + TestBot.KEY
                + "\r\n"
                + headers
                + "\r\n");
  }
}
