package org.botcrm.testkit.inmemory;

import java.util.HashMap;
import java.util.Map;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.InboundDetails;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.Sha256;
import org.jspecify.annotations.Nullable;

/** What came with messages beside what their rows show. Callers hold the lock of the storage. */
final class Details {
  private final Map<ConversacionId, Told> told = new HashMap<>();

  void add(ConversacionId row, ReceivedMessage message) {
    MediaReference media = message.media();
    told.put(row, new Told(message.details(), media == null ? null : media.sha256()));
  }

  /** The row as the reply rules see it. */
  PendingMessage pending(Conversacion row) {
    Told known = told.getOrDefault(row.id(), new Told(InboundDetails.NONE, null));
    MediaFile stored = row.media();
    Sha256 here = stored == null ? null : stored.sha256();
    return new PendingMessage(
        row.id(),
        new MessageId(row.messageId()),
        row.messageType(),
        row.body(),
        row.timestamp(),
        row.creadoEn(),
        known.details.choice(),
        known.details.ownPhone(),
        here == null ? known.announced : here);
  }

  /**
   * What one message came with.
   *
   * @param announced the file's hash as Meta told it
   */
  private record Told(InboundDetails details, @Nullable Sha256 announced) {}
}
