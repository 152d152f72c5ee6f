package org.botcrm.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.application.dialogue.DialogueUseCases;
import org.botcrm.application.dialogue.ReviewPago;
import org.botcrm.domain.pago.PagoEstado;
import org.botcrm.domain.pago.PagoReportado;
import org.botcrm.domain.pago.PagoReportadoFilter;
import org.botcrm.domain.pago.PagoReportadoPage;
import org.botcrm.domain.pago.PagoReportadoRepository;

/** Shows the payments that clients reported, and takes what people decide about them. */
final class PagosReportadosHandler {
  private static final String JSON = "application/json";
  private static final Set<String> STATES =
      Stream.of(PagoEstado.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private final DialogueUseCases dialogues;
  private final PeopleTimes times;

  PagosReportadosHandler(DialogueUseCases dialogues, PeopleTimes times) {
    this.dialogues = dialogues;
    this.times = times;
  }

  void list(Context ctx) {
    IdList list = IdList.of(ctx, "estado", "cliente_id");
    String estado = list.word("estado", STATES);
    PagoReportadoFilter filter =
        new PagoReportadoFilter(estado == null ? null : PagoEstado.valueOf(estado), list.cliente());
    int size = list.size();
    PagoReportadoRepository pagos = dialogues.ports().pagos();
    PagoReportadoPage page = pagos.list(filter, list.after(), size);
    ctx.contentType(JSON).result(json(page, size, pagos.count(filter)));
  }

  private static byte[] json(PagoReportadoPage page, int size, long total) {
    String next = page.next().isPresent() ? "" + page.next().getAsLong() : null;
    return Json.object(
        json -> {
          json.array("pagos", page.pagos(), pago -> DialogueJson.write(json, pago));
          IdList.page(json, size, next, total);
        });
  }

  void get(Context ctx) {
    IdList.noParameters(ctx);
    PagoReportado pago =
        dialogues.ports().pagos().find(IdList.id(ctx)).orElseThrow(PagosReportadosHandler::none);
    ctx.contentType(JSON)
        .result(Json.object(json -> json.object("pago", p -> DialogueJson.write(p, pago))));
  }

  void approve(Context ctx, byte[] body) {
    review(ctx, body, true);
  }

  void reject(Context ctx, byte[] body) {
    review(ctx, body, false);
  }

  private void review(Context ctx, byte[] body, boolean approved) {
    IdList.noParameters(ctx);
    long id = IdList.id(ctx);
    DecisionBody decision = DecisionBody.parse(body);
    ReviewPago.Outcome outcome =
        dialogues
            .review()
            .review(
                id,
                new PagoReportado.Revision(
                    approved, decision.por(), decision.note(), dialogues.clock().instant()));
    if (outcome instanceof ReviewPago.Outcome.Done done) {
      ctx.contentType(JSON).result(json(done));
    } else if (outcome instanceof ReviewPago.Outcome.Otherwise otherwise) {
      throw decidedBefore(otherwise.pago());
    } else {
      throw none();
    }
  }

  private byte[] json(ReviewPago.Outcome.Done done) {
    return Json.object(
        json -> {
          json.object("pago", p -> DialogueJson.write(p, done.pago()));
          DialogueJson.write(json, done.told(), times);
        });
  }

  private ProblemException decidedBefore(PagoReportado pago) {
    PagoReportado.Revision first = Objects.requireNonNull(pago.revision(), "revision");
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("estado", pago.estado().name());
    more.put("por", first.por());
    more.put("en", times.say(first.en()));
    ProblemKind kind = ProblemKind.DECIDED_BEFORE;
    String detail = Texts.say("pago.ya-decidido", more);
    more.put("en", String.valueOf(ConversacionJson.time(first.en())));
    return new ProblemException(new Problem(kind, kind.status(), detail, more));
  }

  private static ProblemException none() {
    return IdList.notFound("pago.no-encontrado");
  }
}
