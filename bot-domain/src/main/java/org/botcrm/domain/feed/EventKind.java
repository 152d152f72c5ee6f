package org.botcrm.domain.feed;

import java.util.Arrays;
import java.util.Optional;

/** What changed. Programs that follow must let kinds pass that they do not know: more may come. */
public enum EventKind {
  /** A message came in, or one that was written on the lender's phone was learnt of. */
  MESSAGE_RECEIVED("mensaje_recibido", FeedResource.CONVERSACION),
  /** A message was queued to be sent; the detail is its author. */
  MESSAGE_QUEUED("mensaje_saliente", FeedResource.CONVERSACION),
  /** The bot is done with a received message, whether or not it answered. */
  MESSAGE_DONE("mensaje_atendido", FeedResource.CONVERSACION),
  /** How far an outbound message got, or why it goes no further; the detail is its state. */
  DELIVERY_CHANGED("estado_envio", FeedResource.CONVERSACION),
  /** What became of the file of a message; the detail is its state. */
  MEDIA_CHANGED("archivo", FeedResource.CONVERSACION),
  /** A chat began. */
  CHAT_BEGUN("chat_nuevo", FeedResource.CHAT),
  /** A chat became part of another, which is the event's chat; all that it had moved there. */
  CHAT_JOINED("chat_unido", FeedResource.CHAT),
  /** A person said whether they want messages; the detail is {@code GIVEN} or {@code WITHDRAWN}. */
  CONSENT_CHANGED("consentimiento", FeedResource.CHAT),
  /** Whom a chat belongs to changed, or ended. */
  TRUST_CHANGED("confianza", FeedResource.CHAT),
  /** Somebody took a chat over from the bot, or gave it back; the detail is which. */
  HANDS_CHANGED("toma", FeedResource.CHAT),
  /** The lender's people are asked for something; the detail is for what. */
  REQUEST_OPENED("solicitud_abierta", FeedResource.SOLICITUD),
  /** They did it. */
  REQUEST_RESOLVED("solicitud_resuelta", FeedResource.SOLICITUD),
  /** A client reported a payment. */
  PAYMENT_REPORTED("pago_reportado", FeedResource.PAGO_REPORTADO),
  /** A person decided about it; the detail is what. */
  PAYMENT_REVIEWED("pago_revisado", FeedResource.PAGO_REPORTADO),
  /** A client promised a payment. */
  PAYMENT_PROMISED("promesa_pago", FeedResource.PROMESA_PAGO);

  private final String word;
  private final FeedResource resource;

  EventKind(String word, FeedResource resource) {
    this.word = word;
    this.resource = resource;
  }

  /** The kind with this name outside of the program; empty when there is none. */
  public static Optional<EventKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findAny();
  }

  /** Its name outside of the program. */
  public String word() {
    return word;
  }

  /** What the event's id is the id of. */
  public FeedResource resource() {
    return resource;
  }
}
