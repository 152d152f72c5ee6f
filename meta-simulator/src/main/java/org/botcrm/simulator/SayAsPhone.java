package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes to the bot as a simulated phone. Thread-safe. */
final class SayAsPhone {
  private final SimulatorSettings settings;
  private final Clock clock;
  private final PhoneBook book;
  private final WebhookDispatcher dispatcher;
  private final Ids ids;

  SayAsPhone(SimulatorSettings settings, PhoneBook book, WebhookDispatcher dispatcher, Ids ids) {
    this.settings = settings;
    this.clock = settings.clock();
    this.book = book;
    this.dispatcher = dispatcher;
    this.ids = ids;
  }

  /**
   * @return empty when too many webhooks wait
   */
  Optional<Said> say(SayRequest request) {
    Contact contact = contact(request);
    Instant at = request.at() == null ? clock.instant() : request.at();
    String id = request.messageId();
    String messageId = id == null ? ids.message(contact.key(), Direction.INBOUND) : id;
    byte[] body = body(request, contact, messageId, at);
    Runnable taken = () -> book.tick(contact.key(), messageId, "delivered", clock.instant());
    return dispatcher
        .submit(
            () -> {
              show(request, contact, messageId, at);
              return List.of(new WebhookStep(Duration.ZERO, () -> body, taken));
            },
            request.retry())
        .map(chain -> new Said(messageId, chain));
  }

  private void show(SayRequest request, Contact contact, String messageId, Instant at) {
    book.remember(contact);
    book.add(
        contact.key(),
        messageId,
        Direction.INBOUND,
        request.type(),
        MessageText.of(request.content()),
        MessageText.raw(request.type(), request.content()),
        at);
  }

  private byte[] body(SayRequest request, Contact contact, String messageId, Instant at) {
    ObjectNode message =
        WebhookJson.messageNode(
            contact.shownWaId(), contact.userId(), messageId, at, request.type());
    message.set(request.type(), request.content());
    message.setAll(request.fields());
    return WebhookJson.of(settings)
        .contact(contact.shownWaId(), contact.userId(), contact.name())
        .message(message)
        .bytes();
  }

  private Contact contact(SayRequest request) {
    Optional<Contact> known = book.find(request.waId());
    String name = request.name();
    Boolean hidden = request.hidden();
    return new Contact(
        request.waId(),
        request.waId(),
        userId(request, known),
        name == null ? known.map(Contact::name).orElse("Cliente de prueba") : name,
        hidden == null ? known.map(Contact::hidden).orElse(false) : hidden);
  }

  /** Since April 2026 everybody has a user id (page business-scoped-user-ids). */
  private @Nullable String userId(SayRequest request, Optional<Contact> known) {
    String userId = request.userId();
    if (userId != null) {
      return userId.isEmpty() ? null : userId;
    }
    return known.map(Contact::userId).orElseGet(() -> ids.user(request.waId()));
  }

  /** A message on its way to the bot. */
  record Said(String messageId, WebhookChain chain) {}
}
