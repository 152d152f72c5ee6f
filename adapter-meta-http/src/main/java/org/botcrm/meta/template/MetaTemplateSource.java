package org.botcrm.meta.template;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.domain.template.TemplateSource;
import org.botcrm.meta.MetaWords;
import org.botcrm.meta.send.AccessTokens;
import org.botcrm.meta.send.MetaSettings;
import org.jspecify.annotations.Nullable;

/**
 * Asks {@code GET /{waba-id}/message_templates} for all templates, page by page (page
 * message-templates of Meta's documentation). The token goes to the configured Graph API alone:
 * redirects are not followed, and neither are the addresses of next pages. Thread-safe;
 * interrupting the thread breaks it off.
 */
public final class MetaTemplateSource implements TemplateSource, AutoCloseable {
  /** Meta allows 6,000 templates in an account at most; with 100 a page that is 60 pages. */
  static final int MAX_PAGES = 200;

  private static final String PAGE_SIZE = "100";
  private static final String FIELDS =
      "name,language,status,category,quality_score,parameter_format,components";

  /** A template has some 4 KB at most. */
  private static final int MAX_PAGE_BYTES = 4 * 1024 * 1024;

  private final HttpUrl graph;
  private final AccessTokens tokens;
  private final PhoneNumberId number;
  private final OkHttpClient client;

  /**
   * Connects at the first fetch.
   *
   * @param number one of the account's, whose token may see its templates
   */
  public MetaTemplateSource(MetaSettings meta, PhoneNumberId number) {
    this.graph = HttpUrl.get(meta.baseUrl().toString());
    this.tokens = meta.accessTokens();
    this.number = number;
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(meta.connectTimeout())
            .readTimeout(meta.readTimeout())
            .callTimeout(meta.callTimeout())
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  @Override
  public Fetched fetch(BusinessAccountId account) {
    try {
      return pages(account);
    } catch (IOException e) {
      // Its own message holds addresses and is not told.
      boolean late = e instanceof InterruptedIOException;
      return failed(MetaWords.TEMPLATES.of(late ? "sin-conexion.tiempo" : "sin-conexion"));
    }
  }

  private Fetched pages(BusinessAccountId account) throws IOException {
    List<TemplateInfo> templates = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String after = null;
    do {
      TemplatePage page = page(account, after);
      if (page.failure().isPresent()) {
        return failed(page.failure().get());
      }
      templates.addAll(page.templates());
      after = page.next();
      if (after != null && (!seen.add(after) || seen.size() == MAX_PAGES)) {
        return failed(MetaWords.TEMPLATES.of("demasiadas", seen.size()));
      }
    } while (after != null);
    return new Fetched.All(templates);
  }

  /** Keeps no connection. */
  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static Fetched failed(String reason) {
    return new Fetched.Failed(reason);
  }

  private TemplatePage page(BusinessAccountId account, @Nullable String after) throws IOException {
    HttpUrl.Builder url =
        graph
            .newBuilder()
            .addPathSegment(account.value())
            .addPathSegment("message_templates")
            .addQueryParameter("fields", FIELDS)
            .addQueryParameter("limit", PAGE_SIZE);
    if (after != null) {
      url.addQueryParameter("after", after);
    }
    String authorization = "Bearer " + tokens.of(number).value();
    Request request =
        new Request.Builder().url(url.build()).header("Authorization", authorization).build();
    try (Response response = client.newCall(request).execute()) {
      byte[] body = response.peekBody(MAX_PAGE_BYTES + 1L).bytes();
      return new TemplatePage(response.code(), body.length > MAX_PAGE_BYTES ? new byte[0] : body);
    }
  }
}
