package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes to the bot as a simulated phone. Thread-safe. */
final class SayAsPhone {
  /** What opens no customer service window, or is not known to. */
  private static final Set<String> OPENS_NOTHING =
      Set.of("reaction", "system", "unsupported", "edit", "revoke");

  private final Simulation sim;

  SayAsPhone(Simulation sim) {
    this.sim = sim;
  }

  /**
   * @return empty when too many webhooks wait
   */
  Optional<Said> say(SayRequest request) {
    Saying saying = prepare(request);
    WebhookJson webhook = WebhookJson.of(saying.number());
    saying.addTo(webhook);
    byte[] body = webhook.bytes();
    return sim.dispatcher()
        .submit(
            () -> {
              show(saying);
              return List.of(new WebhookStep(Duration.ZERO, () -> body, () -> taken(saying)));
            },
            request.retry())
        .map(chain -> new Said(saying.messageId(), chain));
  }

  /** Finds out who says it, to whom, under which id and when. */
  Saying prepare(SayRequest request) {
    Contact contact = contact(request);
    BusinessNumber number = sim.numbers().require(request.numberId());
    Instant at = request.at() == null ? sim.now() : request.at();
    String id = request.messageId();
    String messageId = id == null ? sim.ids().message(contact.key(), Direction.INBOUND) : id;
    return new Saying(request, contact, number, messageId, at);
  }

  /** It is on the phone from now on, and known to the limits. */
  void show(Saying saying) {
    SayRequest request = saying.request();
    String number = saying.number().phoneNumberId();
    String key = saying.contact().key();
    sim.book().remember(saying.contact());
    sim.book()
        .add(
            key,
            ChatMessage.draft(
                saying.messageId(),
                Direction.INBOUND,
                number,
                request.type(),
                request.content(),
                saying.at()));
    boolean opens = !OPENS_NOTHING.contains(request.type());
    sim.limits().heard(number, key, saying.at(), opens, sim.now());
  }

  void taken(Saying saying) {
    sim.book().tick(saying.contact().key(), saying.messageId(), "delivered", sim.now());
  }

  private Contact contact(SayRequest request) {
    Optional<Contact> known = sim.book().find(request.waId());
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
    return known.map(Contact::userId).orElseGet(() -> sim.ids().user(request.waId()));
  }

  /** A message on its way to the bot. */
  record Said(String messageId, WebhookChain chain) {}

  /** A message that is about to be said. */
  record Saying(
      SayRequest request, Contact contact, BusinessNumber number, String messageId, Instant at) {
    void addTo(WebhookJson webhook) {
      ObjectNode message =
          WebhookNodes.message(
              contact.shownWaId(), contact.userId(), messageId, at, request.type());
      message.set(request.type(), request.content());
      message.setAll(request.fields());
      // Notices of the system have no contacts (page webhooks/reference/messages/system).
      if (!request.type().equals("system")) {
        webhook.contactOnce(contact.shownWaId(), contact.userId(), contact.name());
      }
      webhook.message(message);
    }
  }
}
