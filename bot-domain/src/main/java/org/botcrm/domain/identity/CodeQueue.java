package org.botcrm.domain.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.cliente.ClienteId;

/**
 * One-time codes that wait to be sent. They come in with {@link
 * org.botcrm.domain.dialogue.Effect.AskCode}, in the transaction of the answer that promises them;
 * the limits hold there: what is over one is kept and never sent, and an alarm is raised at most
 * once an hour. Thread-safe, also between nodes. Throws {@link org.botcrm.domain.StorageException}
 * when the database fails.
 */
public interface CodeQueue {
  /** How many codes one chat, and one client or ID over all chats, may ask for in {@link #SPAN}. */
  int MAX_CODES = 3;

  /** How many wrong codes are forgiven, likewise. */
  int MAX_TRIES = 3;

  /** Over how long codes and tries are counted, back from now. */
  Duration SPAN = Duration.ofHours(1);

  /**
   * How long a claim holds: longer than any mail server is waited for. After it another may claim
   * the same request, as the claimer must have died.
   */
  Duration LEASE = Duration.ofMinutes(2);

  /** How often a request is claimed before it is given up as one that kills its claimers. */
  int MAX_CLAIMS = 3;

  /**
   * The request that waits longest, which is the caller's until {@link #LEASE} is over; empty when
   * none waits.
   */
  Optional<CodeRequest> claim(Instant now);

  /**
   * A code is on its way. To be called before it is handed over, so that none is ever out that
   * nobody knows; {@link #notSent} takes it back.
   *
   * @param cliente to whom
   * @param hash of the code, keyed
   * @param expiresAt when it ends
   * @return false, and nothing changes, when the claim was lost: it must not be handed over then
   */
  boolean sent(CodeRequest request, ClienteId cliente, String hash, Instant expiresAt, Instant now);

  /**
   * No code is on its way, also after {@link #sent} said so. A person of the lender is asked to
   * link the chat, unless somebody is asked for the same already.
   *
   * @param reason in words, for that person
   * @return false, and nothing changes, when the claim was lost
   */
  boolean notSent(CodeRequest request, String reason, Instant now);
}
