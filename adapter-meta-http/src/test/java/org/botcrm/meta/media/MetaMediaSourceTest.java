package org.botcrm.meta.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import okio.Buffer;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaStore;
import org.botcrm.domain.media.StoredMedia;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.meta.send.AccessToken;
import org.botcrm.meta.send.MetaSettings;
import org.botcrm.testkit.inmemory.InMemoryMediaStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class MetaMediaSourceTest {
  private static final String HEX =
      "b221d9dbb083a7f33428d7c2a3c3198ae925614d70210e28716ccaa7cd4ddb79";
  private static final String BASE64 = "siHZ27CDp/M0KNfCo8MZiuklYU1wIQ4ocWzKp81N23k=";
  private static final Sha256 HOLA = new Sha256(HEX);
  private static final FetchResult FETCHED = new FetchResult.Fetched(new StoredMedia(HOLA, 4));
  private static final int MAX = 1000;

  private final MockWebServer meta = new MockWebServer();
  private final MockWebServer elsewhere = new MockWebServer();
  private final InMemoryMediaStore store = new InMemoryMediaStore();
  private @Nullable MetaMediaSource open;

  @BeforeEach
  void start() throws IOException {
    meta.start();
    elsewhere.start();
  }

  @AfterEach
  void stop() {
    if (open != null) {
      open.close();
    }
    meta.close();
    elsewhere.close();
  }

  @Test
  void theUrlOfTheWebhookIsAskedWithTheToken() throws InterruptedException {
    meta.enqueue(file("hola"));

    assertThat(fetch(BASE64, at(meta, "/archivo?mid=1"))).isEqualTo(FETCHED);

    RecordedRequest request = meta.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/archivo?mid=1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer canary-token");
    assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
    assertThat(meta.getRequestCount()).isEqualTo(1);
  }

  @Test
  void withoutAUrlTheNodeTellsWhereTheFileIs() throws InterruptedException {
    meta.enqueue(node(HEX));
    meta.enqueue(file("hola"));

    assertThat(fetch(BASE64, null)).isEqualTo(FETCHED);

    RecordedRequest first = meta.takeRequest();
    assertThat(first.getTarget()).isEqualTo("/v26.0/1003383421387256?phone_number_id=100200300");
    assertThat(first.getHeaders().get("Authorization")).isEqualTo("Bearer canary-token");
    RecordedRequest second = meta.takeRequest();
    assertThat(second.getTarget()).isEqualTo("/nuevo");
    assertThat(second.getHeaders().get("Authorization")).isEqualTo("Bearer canary-token");
  }

  @Test
  void theTokenIsThatOfTheNumberWhichGotTheFile() throws InterruptedException {
    meta.enqueue(file("hola"));
    MetaSettings settings =
        MetaSettings.standard(graph(), number -> new AccessToken("canary-of-" + number.value()));
    MediaLimits limits = new MediaLimits(MAX, Duration.ofSeconds(20));

    fetch(
        new MetaMediaSource(settings, limits, Dns.SYSTEM),
        download("1003383421387256", BASE64, at(meta, "/archivo")),
        store);

    assertThat(meta.takeRequest().getHeaders().get("Authorization"))
        .isEqualTo("Bearer canary-of-100200300");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410, 401, 403})
  void anExpiredUrlLeadsToANewOne(int status) {
    meta.enqueue(status(status));
    meta.enqueue(node(HEX));
    meta.enqueue(file("hola"));

    assertThat(fetch(BASE64, at(meta, "/viejo"))).isEqualTo(FETCHED);
    assertThat(meta.getRequestCount()).isEqualTo(3);
  }

  @Test
  void whatIsNotThereWithANewUrlEitherMayBeThereLater() {
    meta.enqueue(status(404));
    meta.enqueue(node(HEX));
    meta.enqueue(status(404));
    assertThat(fetch(BASE64, at(meta, "/viejo"))).isInstanceOf(FetchResult.TryLater.class);

    meta.enqueue(status(404));
    assertThat(fetch(BASE64, null)).isInstanceOf(FetchResult.TryLater.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE64, HEX})
  void theHashIsRightInBothOfMetasWritings(String written) {
    meta.enqueue(file("hola"));

    assertThat(fetch(written, at(meta, "/archivo"))).isEqualTo(FETCHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE64, HEX})
  void anotherFileThanTheOneAnnouncedIsNotKept(String written) {
    meta.enqueue(file("otra cosa"));

    FetchResult result = fetch(written, at(meta, "/archivo"));

    assertThat(result).isInstanceOf(FetchResult.Refused.class);
    assertThat(((FetchResult.Refused) result).worthRetrying()).isTrue();
    assertThat(store.size()).isZero();
  }

  @Test
  void theHashOfTheNodeCountsWhenTheWebhookHadNone() {
    meta.enqueue(node(HEX));
    meta.enqueue(file("otra cosa"));

    assertThat(fetch(null, null)).isInstanceOf(FetchResult.Refused.class);
    assertThat(store.size()).isZero();
  }

  @Test
  void aRedirectToAnotherServerIsRefusedAndTheTokenStaysHere() throws InterruptedException {
    meta.enqueue(redirect(at(elsewhere, "/robar")));

    FetchResult result = fetch(BASE64, at(meta, "/archivo"));

    assertThat(result).isInstanceOf(FetchResult.Refused.class);
    assertThat(elsewhere.takeRequest(0, TimeUnit.MILLISECONDS)).isNull();
    assertThat(elsewhere.getRequestCount()).isZero();
    assertThat(store.size()).isZero();
  }

  @Test
  void aRedirectWithinTheServerIsFollowedWithTheToken() throws InterruptedException {
    meta.enqueue(redirect("/otro/lado"));
    meta.enqueue(file("hola"));

    assertThat(fetch(BASE64, at(meta, "/archivo"))).isEqualTo(FETCHED);
    meta.takeRequest();
    RecordedRequest second = meta.takeRequest();
    assertThat(second.getTarget()).isEqualTo("/otro/lado");
    assertThat(second.getHeaders().get("Authorization")).isEqualTo("Bearer canary-token");
  }

  @Test
  void redirectsWithoutEndEnd() {
    for (int i = 0; i < 10; i++) {
      meta.enqueue(redirect("/otra/vez"));
    }

    assertThat(fetch(BASE64, at(meta, "/archivo"))).isInstanceOf(FetchResult.Refused.class);
    assertThat(meta.getRequestCount()).isEqualTo(4);
  }

  @Test
  void aUrlElsewhereIsNotAsked() {
    meta.enqueue(
        json(200, "{\"url\":\"" + at(elsewhere, "/robar") + "\",\"sha256\":\"" + HEX + "\"}"));

    assertThat(fetch(BASE64, at(elsewhere, "/robar"))).isInstanceOf(FetchResult.Refused.class);
    assertThat(fetch(BASE64, null)).isInstanceOf(FetchResult.Refused.class);
    assertThat(elsewhere.getRequestCount()).isZero();
  }

  @Test
  void aNodeThatIsARedirectIsNotFollowed() {
    meta.enqueue(redirect(at(elsewhere, "/robar")));

    assertThat(fetch(BASE64, null)).isInstanceOf(FetchResult.TryLater.class);
    assertThat(elsewhere.getRequestCount()).isZero();
  }

  @Test
  void aNameOfMetasThatLeadsToAPrivateAddressIsNotConnectedTo() {
    Dns lying = host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
    URI graph = URI.create("https://graph.facebook.com:" + meta.getPort() + "/v26.0");

    FetchResult result = fetch(source(graph, lying), download("m1", null, null), store);

    assertThat(result).isInstanceOf(FetchResult.Refused.class);
    assertThat(((FetchResult.Refused) result).reason()).contains("privada");
    assertThat(meta.getRequestCount()).isZero();
  }

  @Test
  void whatIsAnnouncedTooLargeIsNotEvenRead() {
    meta.enqueue(file("a".repeat(MAX + 1)));

    MediaDownload download = download("m1", null, at(meta, "/archivo"));
    assertThat(fetch(source(graph(), Dns.SYSTEM), download, refusing()))
        .isEqualTo(
            new FetchResult.Refused("El archivo pasa del límite de 1000 bytes: no se bajó", false));
  }

  @Test
  void whatIsLargerThanAllowedIsCutOffWhateverWasAnnounced() {
    meta.enqueue(new MockResponse.Builder().chunkedBody("a".repeat(100 * MAX), 64).build());

    FetchResult result = fetch(null, at(meta, "/archivo"));

    assertThat(result).isInstanceOf(FetchResult.Refused.class);
    assertThat(store.size()).isZero();
  }

  @Test
  void aFileOfJustTheLimitIsTaken() {
    meta.enqueue(file("a".repeat(MAX)));

    assertThat(fetch(null, at(meta, "/archivo"))).isInstanceOf(FetchResult.Fetched.class);
  }

  @Test
  void aBodyThatBreaksOffIsTriedAgainAndNothingOfItIsKept() {
    meta.enqueue(
        new MockResponse.Builder()
            .body("a".repeat(MAX))
            .onResponseBody(new SocketEffect.CloseSocket(true, false, false))
            .build());

    assertThat(fetch(null, at(meta, "/archivo"))).isInstanceOf(FetchResult.TryLater.class);
    assertThat(store.size()).isZero();
  }

  @Test
  void aFileThatDripsIsBrokenOff() {
    meta.enqueue(
        new MockResponse.Builder()
            .body("a".repeat(MAX))
            .throttleBody(1, 50, TimeUnit.MILLISECONDS)
            .build());
    MediaLimits impatient = new MediaLimits(MAX, Duration.ofMillis(300));
    MetaMediaSource source = source(graph(), impatient, Dns.SYSTEM);

    FetchResult result = fetch(source, download("m1", null, at(meta, "/archivo")), store);

    assertThat(result)
        .isEqualTo(new FetchResult.TryLater("No se pudo bajar de Meta: tardó demasiado"));
    assertThat(store.size()).isZero();
  }

  @Test
  void theJsonOfTheNodeIsNeverKeptAsTheFile() {
    meta.enqueue(node(HEX));
    meta.enqueue(node(HEX));

    assertThat(fetch(null, null)).isInstanceOf(FetchResult.TryLater.class);
    assertThat(store.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "400, 100, NoPermission",
    "400, 190, NoPermission",
    "401, 190, NoPermission",
    "403, 10, NoPermission",
    "403, 230, NoPermission",
    "400, 4, TryLater",
    "429, 130429, TryLater",
    "500, 1, TryLater"
  })
  void anErrorOfTheNodeIsReadByItsCode(int status, int code, String expected) {
    meta.enqueue(json(status, "{\"error\":{\"message\":\"x\",\"code\":" + code + "}}"));

    assertThat(fetch(null, null).getClass().getSimpleName()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "401, NoPermission",
    "403, NoPermission",
    "404, TryLater",
    "410, TryLater",
    "429, TryLater",
    "500, TryLater",
    "503, TryLater",
    "204, TryLater",
    "206, TryLater"
  })
  void anAnswerWithoutWordsIsReadByItsStatus(int status, String expected) {
    meta.enqueue(status(status));
    assertThat(fetch(null, null).getClass().getSimpleName()).isEqualTo(expected);

    meta.enqueue(node(HEX));
    meta.enqueue(status(status));
    assertThat(fetch(null, null).getClass().getSimpleName()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no es JSON", "[]", "{}", "{\"url\":7}", "{\"url\":\"x\"}"})
  void aNodeThatCannotBeReadIsTriedAgain(String body) {
    meta.enqueue(json(200, body));

    assertThat(fetch(null, null)).isInstanceOf(FetchResult.TryLater.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../me", "1/messages", "1?x=1", "%2e%2e"})
  void anIdThatIsNoIdAsksNothing(String id) {
    FetchResult result = fetch(source(graph(), Dns.SYSTEM), download(id, null, null), store);

    assertThat(result).isInstanceOf(FetchResult.Refused.class);
    assertThat(meta.getRequestCount()).isZero();
  }

  @Test
  void metaAwayIsTriedAgain() {
    meta.close();

    assertThat(fetch(null, null)).isInstanceOf(FetchResult.TryLater.class);
  }

  @Test
  void aStoreThatCannotKeepItIsAnOutageAndNotMetasFault() {
    meta.enqueue(file("hola"));
    MediaStore full = refusing();

    assertThatThrownBy(
            () ->
                fetch(
                    source(graph(), Dns.SYSTEM), download("m1", null, at(meta, "/archivo")), full))
        .isInstanceOf(StorageException.class);
  }

  /** A store that nothing can be put into. */
  private static MediaStore refusing() {
    return new MediaStore() {
      @Override
      public Optional<StoredMedia> put(InputStream content, @Nullable Sha256 expected) {
        throw new StorageException("no space");
      }

      @Override
      public Optional<InputStream> open(Sha256 sha256, long from) {
        return Optional.empty();
      }
    };
  }

  private FetchResult fetch(@Nullable String hash, @Nullable String url) {
    return fetch(source(graph(), Dns.SYSTEM), download("1003383421387256", hash, url), store);
  }

  private FetchResult fetch(MetaMediaSource source, MediaDownload download, MediaStore into) {
    open = source;
    return source.fetch(download, into);
  }

  private URI graph() {
    return URI.create(at(meta, "/v26.0"));
  }

  private static MetaMediaSource source(URI graph, Dns dns) {
    return source(graph, new MediaLimits(MAX, Duration.ofSeconds(20)), dns);
  }

  private static MetaMediaSource source(URI graph, MediaLimits limits, Dns dns) {
    MetaSettings settings = MetaSettings.standard(graph, new AccessToken("canary-token"));
    return new MetaMediaSource(settings, limits, dns);
  }

  private static MediaDownload download(String id, @Nullable String hash, @Nullable String url) {
    return new MediaDownload(
        new ConversacionId(1),
        new PhoneNumberId("100200300"),
        new MediaReference(id, "image/jpeg", Sha256.parse(hash).orElse(null), "x.jpg", url),
        Instant.parse("2026-11-22T15:04:05Z"),
        1,
        1);
  }

  private static String at(MockWebServer server, String path) {
    return "http://127.0.0.1:" + server.getPort() + path;
  }

  private MockResponse node(String hash) {
    return json(
        200,
        "{\"url\":\""
            + at(meta, "/nuevo")
            + "\",\"mime_type\":\"image/jpeg\",\"sha256\":\""
            + hash
            + "\",\"file_size\":4,\"id\":\"1003383421387256\",\"messaging_product\":\"whatsapp\"}");
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json; charset=UTF-8")
        .body(body)
        .build();
  }

  private static MockResponse file(String text) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "image/jpeg")
        .body(new Buffer().write(text.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private static MockResponse status(int status) {
    return new MockResponse.Builder().code(status).build();
  }

  private static MockResponse redirect(String location) {
    return new MockResponse.Builder().code(302).setHeader("Location", location).build();
  }
}
