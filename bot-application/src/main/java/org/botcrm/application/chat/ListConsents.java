package org.botcrm.application.chat;

import jakarta.inject.Inject;
import java.util.List;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentRepository;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/** Lists what a person said about being written to. Thread-safe. */
public final class ListConsents {
  /** The most that one answer has: nobody changes their mind so often. */
  public static final int MOST = 100;

  private final @Nullable ConsentRepository consents;

  /**
   * Over the port it needs.
   *
   * @param consents null for a bot that shows them to nobody
   */
  @Inject
  public ListConsents(@Nullable ConsentRepository consents) {
    this.consents = consents;
  }

  /**
   * The changes of a chat, newest first, {@link #MOST} at most; none of a chat that is not there.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public List<ConsentChange> list(ChatId chat) {
    return consents == null ? List.of() : consents.list(chat, MOST);
  }
}
