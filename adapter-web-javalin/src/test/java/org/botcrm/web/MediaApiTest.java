package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaOutcome;
import org.botcrm.domain.media.StoredMedia;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.Sha256;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaApiTest {
  private static final String PATH = BotRoutes.CONVERSACIONES + "/1/media";
  private static final String HOLA =
      "\"b221d9dbb083a7f33428d7c2a3c3198ae925614d70210e28716ccaa7cd4ddb79\"";

  private final TestBot bot = TestBot.guarded();

  @AfterEach
  void stop() {
    bot.close();
  }

  private MediaDownload given(String type, String name) {
    MediaReference media = new MediaReference("m1", type, null, name, null);
    bot.given(Messages.from("584121234567").type("document").media(media).build());
    List<MediaDownload> due =
        bot.storage
            .media()
            .claim(bot.clock.instant(), bot.clock.instant().plus(Duration.ofMinutes(1)), 10);
    assertThat(due).hasSize(1);
    return due.get(0);
  }

  private void record(MediaDownload download, MediaOutcome outcome) {
    assertThat(bot.storage.media().record(download, outcome, bot.clock.instant())).isTrue();
  }

  private void stored(String type, String name, String content) throws IOException {
    MediaDownload download = given(type, name);
    StoredMedia file =
        bot.files
            .put(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), null)
            .orElseThrow();
    record(download, new MediaOutcome.Stored(file));
  }

  private HttpResponse<String> get(String... headers) {
    HttpRequest.Builder request = request();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return bot.send(request);
  }

  private HttpRequest.Builder request() {
    return bot.request(PATH).header("Authorization", "Bearer " + TestBot.KEY);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private JsonNode media() {
    return bot.getJson(BotRoutes.CONVERSACIONES + "/1").at("/conversacion/media");
  }

  @Test
  void aStoredFileIsGivenWithHeadersThatKeepABrowserSafe() throws IOException {
    stored("image/jpeg", "foto.jpg", "hola");

    HttpResponse<String> answer = get();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("hola");
    assertThat(header(answer, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(header(answer, "Content-Length")).isEqualTo("4");
    assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
    assertThat(header(answer, "ETag")).isEqualTo(HOLA);
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .containsExactly("sandbox; default-src 'none'");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
    assertThat(header(answer, "Content-Disposition")).startsWith("inline; filename=\"foto.jpg\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/svg+xml", "text/html", "application/xhtml+xml", "text/javascript"})
  void whatCouldRunIsSavedAndNeverShown(String type) throws IOException {
    stored(type, "../../x.html", "<script>alert(1)</script>");

    HttpResponse<String> answer = get();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
    assertThat(header(answer, "Content-Disposition")).startsWith("attachment; filename=\"x.html\"");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=1-2, ol, bytes 1-2/4",
    "bytes=2-, la, bytes 2-3/4",
    "bytes=-1, a, bytes 3-3/4",
    "bytes=0-99, hola, bytes 0-3/4"
  })
  void aPartIsGivenWhenAskedFor(String range, String body, String contentRange) throws IOException {
    stored("audio/ogg; codecs=opus", "nota.ogg", "hola");

    HttpResponse<String> answer = get("Range", range);

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(header(answer, "Content-Range")).isEqualTo(contentRange);
    assertThat(header(answer, "Content-Length")).isEqualTo("" + body.length());
    assertThat(header(answer, "ETag")).isEqualTo(HOLA);
  }

  @Test
  void aPartThatIsNotThereIsRefusedWithTheSize() throws IOException {
    stored("audio/ogg", "nota.ogg", "hola");

    HttpResponse<String> answer = get("Range", "bytes=4-");

    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(header(answer, "Content-Range")).isEqualTo("bytes */4");
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void severalPartsAndPartsOfAnotherFileGiveTheWhole() throws IOException {
    stored("audio/ogg", "nota.ogg", "hola");

    assertThat(get("Range", "bytes=0-0,2-3").body()).isEqualTo("hola");
    HttpResponse<String> other = get("Range", "bytes=0-0", "If-Range", "\"otra\"");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).isEqualTo("hola");
    assertThat(get("Range", "bytes=0-0", "If-Range", HOLA).body()).isEqualTo("h");
  }

  @Test
  void whoHasItAlreadyIsNotSentItAgain() throws IOException {
    stored("image/png", "foto.png", "hola");

    HttpResponse<String> answer = get("If-None-Match", HOLA);

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(get("If-None-Match", "\"otra\"").statusCode()).isEqualTo(200);
  }

  @Test
  void aHeadTellsTheSizeWithoutTheFile() throws IOException {
    stored("image/png", "foto.png", "hola");

    HttpResponse<String> answer =
        bot.send(request().method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Length")).isEqualTo("4");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aLargeFileIsGivenWholeAndUnpacked() throws IOException {
    String large = "una línea de texto que se repite\n".repeat(100_000);
    stored("application/pdf", "x.pdf", large);

    HttpResponse<String> answer = get("Accept-Encoding", "gzip, br");

    assertThat(header(answer, "Content-Encoding")).isEmpty();
    assertThat(answer.body()).isEqualTo(large);
  }

  @Test
  void withoutTheKeyThereIsNoFile() throws IOException {
    stored("image/png", "foto.png", "hola");

    HttpResponse<String> answer = bot.send(bot.request(PATH));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("hola");
  }

  @Test
  void whileItIsNotHereTheAnswerSaysSo() {
    MediaDownload download = given("image/png", "foto.png");
    assertThat(get().statusCode()).isEqualTo(409);
    assertThat(header(get(), "Retry-After")).isEqualTo("10");
    assertThat(media().path("estado").asText()).isEqualTo("downloading");

    record(
        download, new MediaOutcome.Again(bot.clock.instant().plusSeconds(9), "Meta no responde"));

    HttpResponse<String> answer = get();
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(TestBot.json(answer).path("detail").asText()).contains("Meta no responde");
    assertThat(TestBot.json(answer).path("type").asText()).endsWith("#archivo-en-camino");
    assertThat(media().path("estado").asText()).isEqualTo("pending");
    assertThat(media().path("error").asText()).isEqualTo("Meta no responde");
  }

  @Test
  void whatWillNotComeIsNotFoundAndSaysWhy() {
    record(given("image/png", "foto.png"), new MediaOutcome.Gone("Meta ya no lo tiene"));

    HttpResponse<String> answer = get();

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(TestBot.json(answer).path("detail").asText()).contains("Meta ya no lo tiene");
    assertThat(media().path("estado").asText()).isEqualTo("gone");
  }

  @Test
  void aMessageWithoutAFileHasNone() {
    bot.given(Messages.text("584121234567", "hola"));

    assertThat(get().statusCode()).isEqualTo(404);
    assertThat(media().isNull()).isTrue();
    assertThat(bot.get(BotRoutes.CONVERSACIONES + "/99/media").statusCode()).isEqualTo(404);
    assertThat(bot.get(BotRoutes.CONVERSACIONES + "/x/media").statusCode()).isEqualTo(400);
    assertThat(bot.get(PATH + "?nada=1").statusCode()).isEqualTo(400);
  }

  @Test
  void aFileThatWasTakenOutOfTheStoreIsMissedInWords() {
    StoredMedia lost = new StoredMedia(new Sha256("ab".repeat(32)), 4);
    record(given("image/png", "foto.png"), new MediaOutcome.Stored(lost));

    HttpResponse<String> answer = get();

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    assertThat(header(answer, "ETag")).isEmpty();
    assertThat(TestBot.json(answer).path("detail").asText()).contains("BOT_MEDIOS");
  }

  @Test
  void aDatabaseThatIsAwayIsSaidToBe() {
    bot.storage.breakWith(new StorageException("canario"));

    assertThat(get().statusCode()).isEqualTo(503);
  }

  @Test
  void theMessageShowsItsFile() throws IOException {
    stored("image/jpeg", "../../x.html", "hola");

    JsonNode media = media();

    assertThat(media.path("estado").asText()).isEqualTo("stored");
    assertThat(media.path("tipo_mime").asText()).isEqualTo("image/jpeg");
    assertThat(media.path("bytes").asLong()).isEqualTo(4);
    assertThat(media.path("nombre_archivo").asText()).isEqualTo("../../x.html");
    assertThat(media.path("url").asText()).isEqualTo(PATH);
    assertThat(media.path("error").isNull()).isTrue();
    assertThat(bot.get(media.path("url").asText()).body()).isEqualTo("hola");
  }
}
