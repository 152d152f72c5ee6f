package org.botcrm.domain.outbound;

import java.time.Instant;
import java.util.Map;
import org.botcrm.domain.message.PhoneNumberId;

/**
 * Messages that wait to be sent. Thread-safe, also between nodes on one database. Throws {@link
 * org.botcrm.domain.StorageException} when the database fails.
 */
public interface Outbox {
  /** How often one attempt is held at most. */
  int MAX_HOLDS = 10;

  /**
   * A sender begins. Attempts without an outcome, which another process may have left, wait for
   * their status until then at least: as long as nobody took webhooks, none could come, however
   * long ago their claims ran out. Each attempt is held {@link #MAX_HOLDS} times at most: a process
   * that begins again and again holds nothing for ever.
   */
  void holdUnknown(Instant until);

  /**
   * Claims messages that are due: each is given to one caller only, the oldest of its chat, never
   * while another of its chat is on its way, no more than its business number and its person may
   * get now, and only what passes the {@link SendGate} and is made from no template that Meta does
   * not take any more: the rest fails with its reason. What would begin a conversation outside the
   * hours for that waits for them, with its reason, and lets later messages of its chat go first. A
   * message whose claim ran out without an outcome is due again: its sender died, and its status
   * did not come in time.
   */
  Claim claim(ClaimRequest request);

  /**
   * Writes down what became of an attempt. Ignored when the claim is no longer the caller's, unless
   * Meta took the message: then nobody may send it again, whoever has claimed it since. Ignored too
   * when a status or another attempt ended the message before.
   *
   * @return whether more of the same chat waits
   */
  boolean record(OutboundMessage message, AttemptOutcome outcome, Instant now);

  /** How each business number that has had a chat may send, by its id. */
  Map<PhoneNumberId, NumberPace> paces();

  /** Lets a stopped number send again at once: its token was replaced. */
  void resume(PhoneNumberId number);
}
