package org.botcrm.meta.media;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaSource;
import org.botcrm.domain.media.MediaStore;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.meta.MetaWords;
import org.botcrm.meta.send.AccessTokens;
import org.botcrm.meta.send.MetaSettings;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files from Meta: from the URL of the webhook while it holds, else {@code GET /{media-id}}
 * for a new one.
 *
 * <p>Only from Meta's hosts, over https, at public addresses; plain http only from the configured
 * Graph API itself when that is plain http, which is a simulator. A redirect is followed to such
 * hosts only, and the token goes along only to the same server. Nothing is held in memory but a
 * buffer. Thread-safe; interrupting the thread breaks a download off.
 */
public final class MetaMediaSource implements MediaSource, AutoCloseable {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
  private static final int MAX_REDIRECTS = 3;

  /** Meta's answers have less than 2 KB. */
  private static final int MAX_NODE = 64 * 1024;

  private final HttpUrl graph;
  private final AccessTokens tokens;
  private final MediaHosts hosts;
  private final long maxBytes;
  private final OkHttpClient nodes;
  private final OkHttpClient files;

  /** Connects at the first fetch. */
  public MetaMediaSource(MetaSettings meta, MediaLimits limits) {
    this(meta, limits, Dns.SYSTEM);
  }

  /** With names resolved in another way. */
  MetaMediaSource(MetaSettings meta, MediaLimits limits, Dns dns) {
    this.graph = HttpUrl.get(meta.baseUrl().toString());
    this.tokens = meta.accessTokens();
    this.hosts = new MediaHosts(graph);
    this.maxBytes = limits.maxBytes();
    this.nodes =
        new OkHttpClient.Builder()
            .dns(new PublicDns(dns, hosts::mayBePrivate))
            .connectTimeout(meta.connectTimeout())
            .readTimeout(meta.readTimeout())
            .callTimeout(meta.callTimeout())
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    this.files = nodes.newBuilder().callTimeout(limits.timeout()).build();
  }

  @Override
  public FetchResult fetch(MediaDownload download, MediaStore store) {
    MediaReference media = download.media();
    HttpUrl url = media.url() == null ? null : HttpUrl.parse(media.url());
    if (url == null) {
      return fetchAnew(download, store);
    }
    FetchResult result = fetch(url, download, media.sha256(), store);
    boolean mayBeOld =
        result instanceof FetchResult.Gone || result instanceof FetchResult.NoPermission;
    return mayBeOld ? fetchAnew(download, store) : result;
  }

  /**
   * That a new address leads nowhere is trouble at Meta: it keeps files for days, and whoever asks
   * knows how long ago this one came.
   */
  private static FetchResult mayComeBack(FetchResult result) {
    return result instanceof FetchResult.Gone gone
        ? new FetchResult.TryLater(gone.reason())
        : result;
  }

  /** Keeps no connection. */
  @Override
  public void close() {
    nodes.dispatcher().executorService().shutdown();
    nodes.connectionPool().evictAll();
  }

  /** Asks where the file is now. */
  private FetchResult fetchAnew(MediaDownload download, MediaStore store) {
    MediaReference media = download.media();
    if (!ID.matcher(media.id()).matches()) {
      return new FetchResult.Refused(MetaWords.FILES.of("id"), false);
    }
    HttpUrl url =
        graph
            .newBuilder()
            .addPathSegment(media.id())
            .addQueryParameter("phone_number_id", download.phoneNumberId().value())
            .build();
    MediaNode node;
    try (Response response =
        nodes.newCall(request(new Hop(url, true), download.phoneNumberId())).execute()) {
      node = new MediaNode(response.code(), response.peekBody(MAX_NODE).bytes());
    } catch (IOException e) {
      return HttpFailure.of(e, maxBytes);
    }
    Sha256 expected = media.sha256() == null ? node.sha256().orElse(null) : media.sha256();
    return mayComeBack(
        node.url().map(at -> fetch(at, download, expected, store)).orElseGet(node::failure));
  }

  private FetchResult fetch(
      HttpUrl url, MediaDownload download, @Nullable Sha256 expected, MediaStore store) {
    Hop hop = new Hop(url, true);
    for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
      if (!hosts.allows(hop.url())) {
        return new FetchResult.Refused(MetaWords.FILES.of("servidor"), false);
      }
      try (Response response = files.newCall(request(hop, download.phoneNumberId())).execute()) {
        Optional<HttpUrl> next = redirect(response);
        if (next.isEmpty()) {
          return take(response, download.media(), expected, store);
        }
        hop = hop.to(next.get());
      } catch (IOException e) {
        return HttpFailure.of(e, maxBytes);
      }
    }
    return new FetchResult.Refused(MetaWords.FILES.of("redirecciones"), false);
  }

  private FetchResult take(
      Response response, MediaReference media, @Nullable Sha256 expected, MediaStore store)
      throws IOException {
    if (response.code() != 200) {
      return HttpFailure.of(response.code());
    }
    if (isJson(response.body().contentType()) && !isJson(media.mimeType())) {
      return new FetchResult.TryLater(MetaWords.FILES.of("json"));
    }
    if (response.body().contentLength() > maxBytes) {
      return HttpFailure.tooLarge(maxBytes);
    }
    return store
        .put(new CappedInput(response.body().byteStream(), maxBytes), expected)
        .<FetchResult>map(FetchResult.Fetched::new)
        .orElseGet(() -> new FetchResult.Refused(MetaWords.FILES.of("huella"), true));
  }

  /** Empty when it is no redirect, or leads nowhere. */
  private static Optional<HttpUrl> redirect(Response response) {
    String location = response.isRedirect() ? response.header("Location") : null;
    return Optional.ofNullable(location).map(response.request().url()::resolve);
  }

  private Request request(Hop hop, PhoneNumberId number) {
    Request.Builder request =
        new Request.Builder()
            .url(hop.url())
            // Else OkHttp would ask for gzip and unpack it: a small body could become endless.
            .header("Accept-Encoding", "identity");
    if (hop.withToken()) {
      request.header("Authorization", "Bearer " + tokens.of(number).value());
    }
    return request.build();
  }

  private static boolean isJson(@Nullable MediaType type) {
    return type != null && isJson(type.toString());
  }

  private static boolean isJson(@Nullable String type) {
    return type != null
        && type.toLowerCase(Locale.ROOT).matches("(application|text)/(json|javascript)\\b.*");
  }
}
