package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What {@code POST /messages} does once the caller is known. Thread-safe. */
final class SendMessages {
  private final Simulation sim;
  private final MessageChecks checks;
  private final Templates templates;
  private final MediaStore media;
  private final Faults<Fault> faults;
  private final StatusSteps statuses;

  SendMessages(
      Simulation sim,
      MessageChecks checks,
      Templates templates,
      MediaStore media,
      Faults<Fault> faults) {
    this.sim = sim;
    this.checks = checks;
    this.templates = templates;
    this.media = media;
    this.faults = faults;
    this.statuses = new StatusSteps(sim);
  }

  /** Faults are used up by messages that Meta would have accepted, not by receipts or mistakes. */
  CompletionStage<GraphAnswer> send(BusinessNumber number, byte[] body) {
    return SendRequest.read(body, number, checks)
        .match(
            request -> message(number, request),
            this::markRead,
            refused -> CompletableFuture.completedFuture(refuse(refused.error())));
  }

  private CompletionStage<GraphAnswer> markRead(SendRequest.MarkRead request) {
    boolean known = sim.book().markRead(request.messageId(), request.typing(), sim.now());
    GraphAnswer answer =
        known
            ? GraphAnswer.ok(Json.object().put("success", true))
            : refuse(GraphErrors.of(GraphErrors.PARAMETER_VALUE, "Param message_id is not valid"));
    return CompletableFuture.completedFuture(answer);
  }

  private CompletionStage<GraphAnswer> message(BusinessNumber number, SendRequest.Message request) {
    StatusSteps.Sent sent = sent(number, request);
    Optional<GraphError> limit = limit(sent, request);
    if (limit.isPresent()) {
      return CompletableFuture.completedFuture(refuse(limit.get()));
    }
    Fault fault = faults.take();
    CompletionStage<GraphAnswer> answer =
        fault.refuses()
            ? CompletableFuture.completedFuture(refuse(fault))
            : accept(request, sent, fault);
    return fault.delay().isZero() ? answer : answer.thenCombine(pause(fault), (a, none) -> a);
  }

  private Optional<GraphError> limit(StatusSteps.Sent sent, SendRequest.Message request) {
    if (sent.recipient().lost()) {
      return Optional.empty();
    }
    String number = sent.number().phoneNumberId();
    boolean refusing = sim.rules().now().window() == WindowRule.REFUSE;
    return refusing && closed(sent, request.type())
        ? Optional.of(GraphErrors.of(GraphErrors.WINDOW_CLOSED, "More than 24 hours have passed"))
        : sim.limits().admit(number, sent.key(), sim.now());
  }

  private boolean closed(StatusSteps.Sent sent, String type) {
    return !type.equals("template")
        && sim.limits().closed(sent.number().phoneNumberId(), sent.key(), sim.now());
  }

  private CompletionStage<GraphAnswer> accept(
      SendRequest.Message request, StatusSteps.Sent sent, Fault fault) {
    List<WebhookStep> steps = steps(request, sent, fault);
    Optional<WebhookChain> chain =
        sim.dispatcher()
            .submit(
                () -> {
                  show(request, sent);
                  return steps;
                },
                true);
    if (chain.isEmpty()) {
      return CompletableFuture.completedFuture(refuse(GraphErrors.of(GraphErrors.OVERLOADED)));
    }
    sim.figures().sendAccepted();
    GraphAnswer answer = answer(sent, fault);
    return fault.statusesFirst()
        ? chain.get().finished().thenApply(complete -> answer)
        : CompletableFuture.completedFuture(answer);
  }

  private StatusSteps.Sent sent(BusinessNumber number, SendRequest.Message request) {
    Recipient to = request.recipient();
    String party = to.waId() == null ? to.input() : to.waId();
    String key = sim.book().keyOf(party);
    Contact owner =
        sim.book().find(key).orElseGet(() -> new Contact(key, to.waId(), to.userId(), null, false));
    String id = sim.ids().message(party, Direction.OUTBOUND);
    return new StatusSteps.Sent(id, number, to, owner, price(number, request), request);
  }

  private Price price(BusinessNumber number, SendRequest.Message request) {
    return templates
        .find(
            number.wabaId(),
            request.content().path("name").asText(),
            request.content().at("/language/code").asText())
        .filter(found -> request.type().equals("template"))
        .map(Price::ofTemplate)
        .orElse(Price.SERVICE);
  }

  /** On the phone, unless it goes to nobody's. */
  private void show(SendRequest.Message request, StatusSteps.Sent sent) {
    if (sent.recipient().lost()) {
      return;
    }
    Instant now = sim.now();
    sim.book().addUnlessKnown(sent.owner());
    sim.book()
        .add(
            sent.key(),
            ChatMessage.draft(
                sent.messageId(),
                Direction.OUTBOUND,
                sent.number().phoneNumberId(),
                request.type(),
                request.content(),
                now));
  }

  private List<WebhookStep> steps(SendRequest.Message request, StatusSteps.Sent sent, Fault fault) {
    if (sent.recipient().lost()) {
      return statuses.failed(sent, GraphErrors.UNDELIVERABLE);
    }
    if (closed(sent, request.type())) {
      return statuses.failed(sent, GraphErrors.WINDOW_CLOSED);
    }
    if (isWrongFile(request)) {
      return statuses.failed(sent, GraphErrors.MEDIA_FAILED);
    }
    if (request.type().equals("reaction")) {
      return reaction(sent, request.content().path("message_id").asText());
    }
    return fault.asStatus() ? statuses.failed(sent, fault.code()) : statuses.good(sent, fault);
  }

  /** A file that Meta keeps, but not for a message of this type. */
  private boolean isWrongFile(SendRequest.Message request) {
    return MediaChecks.isType(request.type())
        && media
            .find(request.content().path("id").asText())
            .filter(file -> !MediaKinds.fits(request.type(), file.mime()))
            .isPresent();
  }

  /** Page reaction-messages: a target that does not exist fails later, and a good one is "sent". */
  private List<WebhookStep> reaction(StatusSteps.Sent sent, String target) {
    return sim.book().has(sent.key(), target)
        ? statuses.sentOnly(sent)
        : statuses.failed(sent, GraphErrors.PARAMETER_VALUE);
  }

  private static GraphAnswer answer(StatusSteps.Sent sent, Fault fault) {
    if (fault.loseAnswer()) {
      return GraphAnswer.DROPPED;
    }
    ObjectNode json = Json.object().put("messaging_product", "whatsapp");
    json.putArray("contacts").add(sent.recipient().inAnswer());
    ObjectNode message = json.putArray("messages").addObject().put("id", sent.messageId());
    if (sent.request().type().equals("template")) {
      message.put("message_status", "accepted");
    }
    GraphAnswer answer = GraphAnswer.ok(json);
    return fault.badJson() ? answer.cut() : answer;
  }

  private GraphAnswer refuse(Fault fault) {
    if (fault.code() < 0) {
      sim.figures().sendRefused();
      return GraphAnswer.bare(fault.http()).withRetryAfter(fault.retryAfter());
    }
    GraphError error = GraphErrors.of(fault.code());
    return refuse(fault.http() == 0 ? error : error.withHttp(fault.http()))
        .withRetryAfter(fault.retryAfter());
  }

  private GraphAnswer refuse(GraphError error) {
    sim.figures().sendRefused();
    return GraphAnswer.error(error, sim.ids().trace());
  }

  private CompletableFuture<Void> pause(Fault fault) {
    Executor later =
        task -> sim.timer().schedule(task, fault.delay().toNanos(), TimeUnit.NANOSECONDS);
    return CompletableFuture.runAsync(() -> {}, later);
  }
}
