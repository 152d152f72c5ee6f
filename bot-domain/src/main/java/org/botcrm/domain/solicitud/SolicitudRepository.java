package org.botcrm.domain.solicitud;

import java.util.List;
import java.util.Optional;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/**
 * What the lender's people are asked to do. Requests come in with {@link
 * org.botcrm.domain.dialogue.Effect.AskPerson}, and by themselves when codes are asked for too
 * often or cannot be sent. Of what repeats itself in a chat nothing more is made: of an open
 * request to talk, of one to be linked with the same ID, of one to change data in the same words,
 * and of an alarm of the last hour. An open request to talk is done when somebody writes in the
 * chat ({@link org.botcrm.domain.chat.OutboundRequest#answersWish()}), or wrote on the lender's
 * phone after it. Thread-safe, also between nodes. Throws {@link
 * org.botcrm.domain.StorageException} when the database fails.
 */
public interface SolicitudRepository {

  /**
   * Open requests, oldest first.
   *
   * @param kind null for any
   * @param after the id of the last one seen; null for the first page
   * @param limit 1 or more
   */
  List<Solicitud> listOpen(@Nullable RequestKind kind, @Nullable Long after, int limit);

  /** The request with this id, open or not. */
  Optional<Solicitud> find(long id);

  /** Records that somebody did what was asked. The first one counts. */
  ResolveResult resolve(long id, Solicitud.Resolucion resolucion);

  /**
   * How many open requests of the same kind are older; 0 also when there is no such request or it
   * is done.
   */
  long ahead(long id);

  /**
   * How many requests of a kind wait before that of a chat; all open ones when the chat has none.
   * Of requests to talk a chat has one at most, so that of those it is the number of chats.
   */
  long waitingBefore(RequestKind kind, ChatId chat);

  /** How many requests of a kind are open. */
  long countOpen(RequestKind kind);
}
