package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class MediaTest {
  private static final byte[] BYTES = "un recibo cualquiera".getBytes(StandardCharsets.UTF_8);

  private final HttpClient http = WebhookPoster.loopbackClient();
  private Bench bench;
  private SimulatedPhone phone;

  @BeforeEach
  void open() throws Exception {
    bench = Bench.open();
    phone = bench.phones.phone(Bench.PHONE);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "image,image,image/png,89504e47",
    "document,document,application/pdf,25504446",
    "audio,audio,audio/mpeg,494433",
    "voice,audio,audio/ogg; codecs=opus,4f676753",
    "video,video,video/mp4,00000018667479",
    "sticker,sticker,image/webp,52494646"
  })
  void eachTypeHasASample(String asked, String type, String mime, String begins) throws Exception {
    phone.sendFile(asked);

    JsonNode message = bench.bot.next().message();
    assertThat(message.path("type").asText()).isEqualTo(type);
    JsonNode file = message.path(type);
    assertThat(file.path("mime_type").asText()).isEqualTo(mime);
    assertThat(file.has("url")).isFalse();
    assertThat(file.has("voice")).isEqualTo(type.equals("audio"));
    assertThat(file.path("voice").asBoolean()).isEqualTo(asked.equals("voice"));
    assertThat(file.has("filename")).isEqualTo(type.equals("document"));
    assertThat(file.has("animated")).isEqualTo(type.equals("sticker"));
    HttpResponse<byte[]> got = download(url(file.path("id").asText()));
    assertThat(HexFormat.of().formatHex(got.body())).startsWith(begins);
    assertThat(got.headers().firstValue("Content-Type")).hasValue(mime);
  }

  @Test
  void theHashIsBase64InTheWebhookAndHexadecimalInTheNode() throws Exception {
    phone.sendFile("image", "image/jpeg", BYTES, "mi pago");

    JsonNode image = bench.bot.next().message().path("image");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(BYTES);
    assertThat(image.path("caption").asText()).isEqualTo("mi pago");
    assertThat(image.path("sha256").asText()).isEqualTo(Base64.getEncoder().encodeToString(hash));
    JsonNode node = node(image.path("id").asText()).json();
    assertThat(node.path("sha256").asText()).isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(node.path("mime_type").asText()).isEqualTo("image/jpeg");
    assertThat(node.path("file_size").asInt()).isEqualTo(BYTES.length);
    assertThat(download(node.path("url").asText()).body()).isEqualTo(BYTES);
  }

  @Test
  void theAddressMayComeWithTheWebhook() throws Exception {
    phone.sendFileJson("{\"tipo\":\"document\",\"archivo\":\"cédula.pdf\",\"con_url\":true}");

    JsonNode file = bench.bot.next().message().path("document");
    assertThat(file.path("filename").asText()).isEqualTo("cédula.pdf");
    assertThat(download(file.path("url").asText()).statusCode()).isEqualTo(200);
  }

  @Test
  void anAddressIsGoodForFiveMinutesAndNeedsTheToken() throws Exception {
    String url = url(sent());

    assertThat(get(url, "otro").statusCode()).isEqualTo(401);
    assertThat(
            http.send(
                    HttpRequest.newBuilder(URI.create(url)).build(),
                    HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(401);
    bench.clock.advance(Duration.ofSeconds(299));
    assertThat(download(url).statusCode()).isEqualTo(200);
    bench.clock.advance(Duration.ofSeconds(1));
    assertThat(download(url).statusCode()).isEqualTo(404);
    assertThat(download(url.replaceFirst("ext=[0-9]+", "ext=9999999999")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aFileOfAPhoneIsKeptForSevenDays() throws Exception {
    String id = sent();

    bench.clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(node(id).http()).isEqualTo(200);
    bench.clock.advance(Duration.ofSeconds(1));
    assertThat(node(id).http()).isEqualTo(404);
    assertThat(node("123456").http()).isEqualTo(404);
  }

  @Test
  void theNodeBelongsToItsNumberAndToken() throws Exception {
    bench.phones.meta().number(new BusinessNumber("333333", "58412333", "777777", "EAAotro"));
    String id = sent();

    assertThat(node(id + "?phone_number_id=106540352242922").http()).isEqualTo(200);
    assertThat(node(id + "?phone_number_id=333333").http()).isEqualTo(404);
    assertThat(nodeAs(id, "EAAotro").code()).isEqualTo(100);
    assertThat(nodeAs(id, "nada").code()).isEqualTo(190);
  }

  @Test
  void aFileCanBeUploadedSentAndDeleted() throws Exception {
    String id = upload("application/pdf", BYTES).json().path("id").asText();

    assertThat(send("document", id).http()).isEqualTo(200);
    assertThat(bench.bot.next().statusName()).isEqualTo("sent");
    assertThat(download(url(id)).body()).isEqualTo(BYTES);
    bench.clock.advance(Duration.ofDays(29));
    assertThat(node(id).http()).isEqualTo(200);
    Bench.Answer deleted =
        bench.answer(
            HttpRequest.newBuilder(bench.at("/v26.0/" + id))
                .header("Authorization", "Bearer " + Bench.TOKEN)
                .DELETE()
                .build());
    assertThat(deleted.json().path("success").asBoolean()).isTrue();
    assertThat(node(id).http()).isEqualTo(404);
    assertThat(send("document", id).code()).isEqualTo(100);
  }

  @Test
  void aFileThatMetaDoesNotTakeIsRefused() throws Exception {
    assertThat(upload("application/x-sh", BYTES).code()).isEqualTo(100);
    assertThat(upload("image/png", new byte[5 * 1024 * 1024]).http()).isEqualTo(200);
    assertThat(upload("image/png", new byte[5 * 1024 * 1024 + 1]).code()).isEqualTo(131053);
    assertThat(bench.graph("v26.0/106540352242922/media", "Bearer " + Bench.TOKEN, "{}").code())
        .isEqualTo(100);
  }

  @Test
  void aFileInTheWrongTypeOfMessageFailsLater() throws Exception {
    String id = upload("application/pdf", BYTES).json().path("id").asText();

    assertThat(send("image", id).http()).isEqualTo(200);
    JsonNode status = bench.bot.next().status();
    assertThat(status.path("status").asText()).isEqualTo("failed");
    assertThat(status.at("/errors/0/code").asInt()).isEqualTo(131053);
  }

  @Test
  void aDownloadCanGoWrong() throws Exception {
    SimulatedMeta meta = bench.phones.meta();
    String url = url(sent(BYTES));

    meta.planMediaFault("{\"bytes_malos\":true}");
    assertThat(download(url).body()).hasSameSizeAs(BYTES).isNotEqualTo(BYTES);
    meta.planMediaFault("{\"mime_malo\":\"text/html\"}");
    assertThat(download(url).headers().firstValue("Content-Type")).hasValue("text/html");
    meta.planMediaFault("{\"redirigir\":\"http://169.254.169.254/latest\"}");
    HttpResponse<byte[]> redirected = download(url);
    assertThat(redirected.statusCode()).isEqualTo(302);
    assertThat(redirected.headers().firstValue("Location"))
        .hasValue("http://169.254.169.254/latest");
    meta.planMediaFault("{\"http\":500,\"veces\":2}");
    assertThat(download(url).statusCode()).isEqualTo(500);
    assertThat(download(url).statusCode()).isEqualTo(500);
    meta.planMediaFault("{\"cortar\":true}");
    assertThatThrownBy(() -> download(url)).isInstanceOf(IOException.class);
    assertThat(download(url).body()).isEqualTo(BYTES);
  }

  @Test
  void aDownloadCanBeSlow() throws Exception {
    String url = url(sent());
    bench.phones.meta().planMediaFault("{\"demora_ms\":60000}");

    CompletableFuture<?> slow =
        http.sendAsync(request(url, Bench.TOKEN), HttpResponse.BodyHandlers.discarding());
    while (bench.get("medios/fallos").json().path("pendientes").asInt(-1) != 0) {
      Thread.onSpinWait();
    }

    assertThat(slow).isNotDone();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"veces\":2}",
        "{\"redirigir\":\"no\"}",
        "{\"http\":200}",
        "{\"cortado\":true}"
      })
  void aFaultThatMakesNoSenseIsRefused(String json) throws Exception {
    assertThat(bench.control("medios/fallos", json).http()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tipo\":\"fax\"}",
        "{\"tipo\":\"image\",\"base64\":\"***\"}",
        "{\"tipo\":\"image\",\"mensaje\":{}}"
      })
  void aFileThatCannotBeSentIsRefused(String json) {
    assertThatThrownBy(() -> phone.sendFileJson(json)).isInstanceOf(SimulatorException.class);
    assertThat(bench.bot.unread()).isZero();
  }

  private String sent() throws Exception {
    return sent(BYTES);
  }

  private String sent(byte[] bytes) throws Exception {
    phone.sendFile("image", "image/jpeg", bytes, null);
    return bench.bot.next().message().at("/image/id").asText();
  }

  private String url(String id) throws Exception {
    return node(id).json().path("url").asText();
  }

  private Bench.Answer node(String id) throws Exception {
    return nodeAs(id, Bench.TOKEN);
  }

  private Bench.Answer nodeAs(String id, String token) throws Exception {
    return bench.answer(request(bench.at("/v26.0/" + id).toString(), token));
  }

  private HttpResponse<byte[]> download(String url) throws Exception {
    return get(url, Bench.TOKEN);
  }

  private HttpResponse<byte[]> get(String url, String token) throws Exception {
    return http.send(request(url, token), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpRequest request(String url, String token) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Authorization", "Bearer " + token)
        .build();
  }

  private Bench.Answer send(String type, String id) throws Exception {
    return bench.send(
        "{\"messaging_product\":\"whatsapp\",\"to\":\"+584141234567\",\"type\":\"%s\",\"%s\":{\"id\":\"%s\"}}"
            .formatted(type, type, id));
  }

  private Bench.Answer upload(String mime, byte[] bytes) throws Exception {
    String head =
        "--raya\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"
            + "--raya\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n"
            + "Content-Type: "
            + mime
            + "\r\n\r\n";
    byte[] body = new byte[head.length() + bytes.length + 12];
    System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, body, 0, head.length());
    System.arraycopy(bytes, 0, body, head.length(), bytes.length);
    byte[] tail = "\r\n--raya--\r\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(tail, 0, body, body.length - tail.length, tail.length);
    return bench.answer(
        HttpRequest.newBuilder(bench.at("/v26.0/106540352242922/media"))
            .header("Authorization", "Bearer " + Bench.TOKEN)
            .header("Content-Type", "multipart/form-data; boundary=raya")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }
}
