package org.botcrm.domain.outbound;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.SendError;
import org.jspecify.annotations.Nullable;

/**
 * The one door out: every message passes it when it is claimed, under the lock of its chat. What is
 * known to be refused by Meta, or not wanted by the person, is never sent.
 */
public final class SendGate {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.domain.outbound.puerta", Locale.ROOT);

  private SendGate() {}

  /**
   * Why a message must not be sent, in words; empty when it may.
   *
   * @param content what it says
   * @param author who wrote it
   * @param confirmsOptOut whether it is the one answer that a person gets who wants no more
   * @param chat its chat, locked
   */
  public static Optional<SendError> refusal(
      OutboundContent content, Author author, boolean confirmsOptOut, ChatGate chat, Instant now) {
    Optional<SendError> unwanted = unwanted(author, confirmsOptOut, chat, now);
    if (unwanted.isPresent() || content instanceof Template || chat.isWindowOpen(now)) {
      return unwanted;
    }
    Instant closed = chat.windowUntil();
    return closed == null
        ? refused("ventana.nunca")
        : Optional.of(new SendError(0, WORDS.getString("ventana").replace("{0}", utc(closed))));
  }

  /** Whether templates may be sent in the chat now, and nothing else. */
  public static boolean isForTemplatesOnly(Author author, ChatGate chat, Instant now) {
    return !chat.isWindowOpen(now) && unwanted(author, false, chat, now).isEmpty();
  }

  /** What no template may pass either. */
  private static Optional<SendError> unwanted(
      Author author, boolean confirmsOptOut, ChatGate chat, Instant now) {
    if (chat.optedOutAt() != null && !confirmsOptOut) {
      return refused("baja");
    }
    return author == Author.BOT && chat.isWithHuman(now) && !confirmsOptOut
        ? refused("persona")
        : Optional.empty();
  }

  /**
   * What of a message leaves now: the message, or the template that stands in for it while the
   * window is closed.
   *
   * @param ifClosed null when nothing stands in for it
   */
  public static OutboundDraft leaving(
      OutboundDraft draft, @Nullable Template ifClosed, ChatGate chat, Instant now) {
    boolean fits = draft.content() instanceof Template || chat.isWindowOpen(now);
    return fits || ifClosed == null ? draft : OutboundDraft.of(ifClosed);
  }

  /**
   * Whether the business begins a conversation with a message: it answers nothing, and nobody wrote
   * for a day. Such a one has to wait for the hours in which that may be done.
   *
   * @param answers whether it is the bot's answer to a message
   * @param chat its chat, locked
   */
  public static boolean begins(boolean answers, ChatGate chat, Instant now) {
    return !answers && !chat.isWindowOpen(now);
  }

  /** Why a message waits for those hours, in words. */
  public static String waiting(Instant until) {
    return WORDS.getString("horas").replace("{0}", utc(until));
  }

  /**
   * A {@link #refusal} of a message that may have been sent: its last attempt has no outcome. Says
   * so, instead of that it was not sent.
   */
  public static SendError ofUnknown(SendError refusal) {
    String words = refusal.words();
    String reason = words.substring(words.indexOf(": ") + 2);
    return new SendError(refusal.code(), WORDS.getString("desconocido").replace("{0}", reason));
  }

  /** Why nothing can be sent to a contact, in words; empty when it can be addressed. */
  public static Optional<SendError> unreachable(ContactId to) {
    return to.phone().isPresent() || to.user().isPresent()
        ? Optional.empty()
        : refused("destinatario");
  }

  private static Optional<SendError> refused(String key) {
    return Optional.of(new SendError(0, WORDS.getString(key)));
  }

  /** To the second; who reads it knows when, whatever the zone. */
  private static String utc(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
