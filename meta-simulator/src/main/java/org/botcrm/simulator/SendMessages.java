package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What {@code POST /messages} does once the caller is known. Thread-safe. */
final class SendMessages {
  private final SimulatorSettings settings;
  private final PhoneBook book;
  private final WebhookDispatcher dispatcher;
  private final StatusSteps statuses;
  private final Faults faults;
  private final Figures figures;
  private final Ids ids;
  private final ScheduledExecutorService timer;

  SendMessages(
      SimulatorSettings settings,
      PhoneBook book,
      WebhookDispatcher dispatcher,
      Faults faults,
      Figures figures,
      Ids ids,
      ScheduledExecutorService timer) {
    this.settings = settings;
    this.book = book;
    this.dispatcher = dispatcher;
    this.statuses = new StatusSteps(settings, book);
    this.faults = faults;
    this.figures = figures;
    this.ids = ids;
    this.timer = timer;
  }

  /** Faults are used up by messages that Meta would have accepted, not by receipts or mistakes. */
  CompletionStage<GraphAnswer> send(byte[] body) {
    return SendRequest.read(body)
        .match(
            this::message,
            this::markRead,
            refused -> CompletableFuture.completedFuture(refuse(refused.error())));
  }

  private CompletionStage<GraphAnswer> markRead(SendRequest.MarkRead request) {
    book.tickInbound(request.messageId(), "read", settings.clock().instant());
    return CompletableFuture.completedFuture(GraphAnswer.ok(Json.object().put("success", true)));
  }

  private CompletionStage<GraphAnswer> message(SendRequest.Message request) {
    Fault fault = faults.take();
    CompletionStage<GraphAnswer> answer =
        fault.refuses() ? CompletableFuture.completedFuture(refuse(fault)) : accept(request, fault);
    return fault.delay().isZero() ? answer : answer.thenCombine(pause(fault), (a, none) -> a);
  }

  private CompletionStage<GraphAnswer> accept(SendRequest.Message request, Fault fault) {
    StatusSteps.Sent sent = sent(request);
    Optional<WebhookChain> chain =
        dispatcher.submit(
            () -> {
              show(request, sent);
              return steps(sent, fault);
            },
            true);
    if (chain.isEmpty()) {
      return CompletableFuture.completedFuture(refuse(GraphErrors.of(GraphErrors.OVERLOADED)));
    }
    figures.sendAccepted();
    GraphAnswer answer = answer(sent, fault);
    return fault.statusesFirst()
        ? chain.get().finished().thenApply(complete -> answer)
        : CompletableFuture.completedFuture(answer);
  }

  private StatusSteps.Sent sent(SendRequest.Message request) {
    Recipient to = request.recipient();
    String party = to.waId() == null ? to.input() : to.waId();
    String key = book.keyOf(party);
    Contact owner =
        book.find(key).orElseGet(() -> new Contact(key, to.waId(), to.userId(), null, false));
    String id = ids.message(party, Direction.OUTBOUND);
    return new StatusSteps.Sent(id, to, owner, request.callbackData());
  }

  /** On the phone, unless it goes to nobody's. */
  private void show(SendRequest.Message request, StatusSteps.Sent sent) {
    if (sent.recipient().lost()) {
      return;
    }
    book.addUnlessKnown(sent.owner());
    book.add(
        sent.key(),
        sent.messageId(),
        Direction.OUTBOUND,
        request.type(),
        MessageText.of(request.content()),
        MessageText.raw(request.type(), request.content()),
        settings.clock().instant());
  }

  private List<WebhookStep> steps(StatusSteps.Sent sent, Fault fault) {
    if (sent.recipient().lost()) {
      return statuses.failed(sent, GraphErrors.UNDELIVERABLE);
    }
    return fault.asStatus() ? statuses.failed(sent, fault.code()) : statuses.good(sent);
  }

  private static GraphAnswer answer(StatusSteps.Sent sent, Fault fault) {
    if (fault.loseAnswer()) {
      return GraphAnswer.DROPPED;
    }
    ObjectNode json = Json.object().put("messaging_product", "whatsapp");
    json.putArray("contacts").add(sent.recipient().inAnswer());
    json.putArray("messages").addObject().put("id", sent.messageId());
    GraphAnswer answer = GraphAnswer.ok(json);
    return fault.badJson() ? answer.cut() : answer;
  }

  private GraphAnswer refuse(Fault fault) {
    if (fault.code() < 0) {
      figures.sendRefused();
      return GraphAnswer.bare(fault.http());
    }
    GraphError error = GraphErrors.of(fault.code());
    return refuse(fault.http() == 0 ? error : error.withHttp(fault.http()));
  }

  private GraphAnswer refuse(GraphError error) {
    figures.sendRefused();
    return GraphAnswer.error(error, ids.trace());
  }

  private CompletableFuture<Void> pause(Fault fault) {
    Executor later = task -> timer.schedule(task, fault.delay().toNanos(), TimeUnit.NANOSECONDS);
    return CompletableFuture.runAsync(() -> {}, later);
  }
}
