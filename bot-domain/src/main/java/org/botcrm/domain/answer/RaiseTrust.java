package org.botcrm.domain.answer;

import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;

/** Begins the dialogue at whose end the bot is surer of whom it talks to. */
@FunctionalInterface
public interface RaiseTrust {
  /**
   * What to say first.
   *
   * @param needed how sure it must be
   * @param question of the person, which is asked again when the dialogue succeeded
   */
  Reply raise(TrustLevel needed, ReplyContext context, String question);
}
