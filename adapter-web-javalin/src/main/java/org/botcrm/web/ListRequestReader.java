package org.botcrm.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.Cursor;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.Direccion;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of the lists. */
final class ListRequestReader {
  private static final Set<String> ALLOWED =
      Set.of(
          "cliente_id",
          "from_number",
          "to_number",
          "direccion",
          "message_type",
          "chat_id",
          "desde",
          "hasta",
          "q",
          "cursor",
          "page",
          "per_page");
  private static final int MAX_TYPE = 64;
  private static final int MAX_TEXT = 200;
  private static final int MAX_CURSOR = 40;

  private final PhoneParams phones;
  private final DateParams dates;

  ListRequestReader(PhoneNumberParser phoneNumbers, ZoneId zone) {
    this.phones = new PhoneParams(phoneNumbers);
    this.dates = new DateParams(zone);
  }

  /** Of the list of all. */
  ListRequest ofAll(QueryParams query, int defaultSize) {
    query.allowOnly(ALLOWED);
    return read(query, null, null, defaultSize);
  }

  /** Of the list of one client, who stands in the path. */
  ListRequest ofCliente(String clienteId, QueryParams query, int defaultSize) {
    Set<String> others = new HashSet<>(ALLOWED);
    others.remove("cliente_id");
    query.allowOnly(others);
    long id = QueryParams.whole("cliente_id", clienteId, 1, Integer.MAX_VALUE);
    return read(query, new ClienteId((int) id), null, defaultSize);
  }

  /** Of the list of one number, which stands in the path. */
  ListRequest ofNumber(String number, QueryParams query, int defaultSize) {
    query.allowOnly(ALLOWED);
    return read(query, null, phones.read("numero", number), defaultSize);
  }

  private ListRequest read(
      QueryParams query, @Nullable ClienteId cliente, @Nullable PhoneNumber number, int size) {
    Long clienteId = query.whole("cliente_id", 1, Integer.MAX_VALUE);
    Long chat = query.whole("chat_id", 1, Long.MAX_VALUE);
    Instant since = dates.from(query, "desde");
    Instant until = dates.until(query, "hasta");
    requireOrder(since, until);
    ConversacionFilter filter =
        new ConversacionFilter(
            clienteId == null ? cliente : new ClienteId(clienteId.intValue()),
            number,
            phones.read(query, "from_number"),
            phones.read(query, "to_number"),
            direccion(query),
            query.text("message_type", MAX_TYPE),
            since,
            until,
            query.text("q", MAX_TEXT),
            chat == null ? null : new ChatId(chat));
    return new ListRequest(filter, page(query, size));
  }

  private static void requireOrder(@Nullable Instant since, @Nullable Instant until) {
    if (since != null && until != null && since.isAfter(until)) {
      throw new ProblemException(QueryParams.problem("desde", "parametro.orden", Map.of()));
    }
  }

  private static @Nullable Direccion direccion(QueryParams query) {
    String word = query.text("direccion");
    if (word == null) {
      return null;
    }
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "INBOUND" -> Direccion.INBOUND;
      case "OUTBOUND" -> Direccion.OUTBOUND;
      default ->
          throw new ProblemException(
              QueryParams.problem("direccion", "parametro.direccion", Map.of()));
    };
  }

  private static PageRequest page(QueryParams query, int defaultSize) {
    Long perPage = query.whole("per_page", 1, PageRequest.MAX_SIZE);
    int size = perPage == null ? defaultSize : perPage.intValue();
    String written = query.text("cursor", MAX_CURSOR);
    if (written == null) {
      Long page = query.whole("page", 1, Integer.MAX_VALUE);
      return new PageRequest.Numbered(page == null ? 1 : page.intValue(), size);
    }
    if (query.has("page")) {
      throw new ProblemException(QueryParams.problem("page", "parametro.page-y-cursor", Map.of()));
    }
    Cursor cursor =
        Cursor.parse(written)
            .orElseThrow(
                () ->
                    new ProblemException(
                        QueryParams.problem("cursor", "parametro.cursor", Map.of())));
    return new PageRequest.After(cursor, size);
  }
}
