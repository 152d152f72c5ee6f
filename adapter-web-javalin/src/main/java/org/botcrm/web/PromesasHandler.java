package org.botcrm.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Map;
import org.botcrm.domain.pago.PromesaPagoCursor;
import org.botcrm.domain.pago.PromesaPagoFilter;
import org.botcrm.domain.pago.PromesaPagoPage;
import org.botcrm.domain.pago.PromesaPagoRepository;
import org.jspecify.annotations.Nullable;

/** Shows the payments that clients promised. */
final class PromesasHandler {
  private final PromesaPagoRepository promises;

  PromesasHandler(PromesaPagoRepository promises) {
    this.promises = promises;
  }

  void list(Context ctx) {
    IdList list = IdList.of(ctx, "cliente_id", "desde", "hasta");
    LocalDate from = list.day("desde");
    LocalDate to = list.day("hasta");
    if (from != null && to != null && from.isAfter(to)) {
      throw new ProblemException(QueryParams.problem("desde", "parametro.orden", Map.of()));
    }
    PromesaPagoFilter filter = new PromesaPagoFilter(list.cliente(), from, to);
    int size = list.size();
    PromesaPagoPage page = promises.list(filter, cursor(list), size);
    byte[] found =
        Json.object(
            json -> {
              json.array("promesas", page.promesas(), made -> DialogueJson.write(json, made));
              IdList.page(json, size, page.next().map(PromesaPagoCursor::written).orElse(null));
            });
    ctx.contentType("application/json").result(found);
  }

  private static @Nullable PromesaPagoCursor cursor(IdList list) {
    String written = list.cursor();
    return written == null
        ? null
        : PromesaPagoCursor.parse(written).orElseThrow(IdList::wrongCursor);
  }
}
