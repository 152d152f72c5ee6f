package org.botcrm.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.application.dialogue.DialogueUseCases;
import org.botcrm.application.dialogue.LinkChat;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.solicitud.ResolveResult;
import org.botcrm.domain.solicitud.Solicitud;

/** Shows what the lender's people are asked to do, and takes that they did it. */
final class SolicitudesHandler {
  private static final String JSON = "application/json";
  private static final Set<String> KINDS =
      Stream.of(RequestKind.values())
          .map(RequestKind::word)
          .collect(Collectors.toUnmodifiableSet());

  private final DialogueUseCases dialogues;
  private final PeopleTimes times;

  SolicitudesHandler(DialogueUseCases dialogues, PeopleTimes times) {
    this.dialogues = dialogues;
    this.times = times;
  }

  void list(Context ctx) {
    IdList list = IdList.of(ctx, "tipo");
    String word = list.word("tipo", KINDS);
    int size = list.size();
    List<Solicitud> found =
        dialogues
            .ports()
            .solicitudes()
            .listOpen(word == null ? null : RequestKind.of(word), list.after(), size + 1);
    ctx.contentType(JSON).result(json(found, size));
  }

  /** One more than fits tells that others follow. */
  private static byte[] json(List<Solicitud> found, int size) {
    List<Solicitud> page = found.subList(0, Math.min(size, found.size()));
    String next = found.size() > size ? "" + page.get(size - 1).id() : null;
    return Json.object(
        json -> {
          json.array("solicitudes", page, request -> DialogueJson.write(json, request));
          IdList.page(json, size, next);
        });
  }

  void get(Context ctx) {
    IdList.noParameters(ctx);
    Solicitud request =
        dialogues.ports().solicitudes().find(IdList.id(ctx)).orElseThrow(SolicitudesHandler::none);
    long ahead = dialogues.ports().solicitudes().ahead(request.id());
    byte[] found =
        Json.object(
            json ->
                json.object(
                    "solicitud",
                    s -> {
                      DialogueJson.write(s, request);
                      s.number("delante", ahead);
                    }));
    ctx.contentType(JSON).result(found);
  }

  void resolve(Context ctx, byte[] body) {
    IdList.noParameters(ctx);
    long id = IdList.id(ctx);
    DecisionBody done = DecisionBody.parse(body);
    Solicitud.Resolucion mine =
        new Solicitud.Resolucion(done.por(), done.note(), dialogues.clock().instant());
    ResolveResult result = dialogues.ports().solicitudes().resolve(id, mine);
    Solicitud request =
        result.match(
            ResolveResult.Done::solicitud,
            already -> same(already.solicitud(), mine),
            () -> {
              throw none();
            });
    ctx.contentType(JSON)
        .result(Json.object(json -> json.object("solicitud", s -> DialogueJson.write(s, request))));
  }

  /** A repeated call is answered like the first. */
  private Solicitud same(Solicitud request, Solicitud.Resolucion mine) {
    Solicitud.Resolucion first = request.resuelta();
    if (first != null
        && first.por().equals(mine.por())
        && Objects.equals(first.nota(), mine.nota())) {
      return request;
    }
    throw closedBefore(request);
  }

  void link(Context ctx, byte[] body) {
    IdList.noParameters(ctx);
    long id = IdList.id(ctx);
    Link link =
        DecisionBody.parse(
            body, fields -> new Link(DecisionBody.name(fields), fields.whole("cliente_id")));
    ctx.contentType(JSON)
        .result(json(dialogues.link().link(id, new ClienteId(link.cliente()), link.por())));
  }

  private byte[] json(LinkChat.Outcome outcome) {
    if (outcome instanceof LinkChat.Outcome.Done done) {
      return Json.object(
          json -> {
            json.object("solicitud", s -> DialogueJson.write(s, done.request()));
            DialogueJson.write(json, done.told(), times);
          });
    }
    throw refused(outcome);
  }

  private ProblemException refused(LinkChat.Outcome outcome) {
    if (outcome instanceof LinkChat.Outcome.Closed closed) {
      return closedBefore(closed.request());
    }
    if (outcome instanceof LinkChat.Outcome.OtherKind other) {
      return LimitWords.problem(
          "id", "solicitud.otro-tipo", Map.of("tipo", other.request().kind().word()));
    }
    if (outcome instanceof LinkChat.Outcome.NoClient) {
      return LimitWords.problem("cliente_id", "solicitud.sin-cliente", Map.of());
    }
    return outcome instanceof LinkChat.Outcome.NoChat ? ChatsHandler.notFound() : none();
  }

  private ProblemException closedBefore(Solicitud request) {
    Solicitud.Resolucion first = Objects.requireNonNull(request.resuelta(), "resuelta");
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("por", first.por());
    more.put("en", times.say(first.en()));
    ProblemKind kind = ProblemKind.DECIDED_BEFORE;
    String detail = Texts.say("solicitud.ya-resuelta", more);
    more.put("en", String.valueOf(ConversacionJson.time(first.en())));
    return new ProblemException(new Problem(kind, kind.status(), detail, more));
  }

  private static ProblemException none() {
    return IdList.notFound("solicitud.no-encontrada");
  }

  private record Link(String por, int cliente) {}
}
