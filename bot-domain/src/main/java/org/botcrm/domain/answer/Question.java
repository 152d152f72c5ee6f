package org.botcrm.domain.answer;

import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.reply.ReplyContext;

/**
 * One intent of a turn.
 *
 * @param intent its name
 * @param text of the whole turn
 * @param context of the turn, whose state may be older than {@code state}
 * @param state with what earlier answers of the same turn want remembered
 */
record Question(String intent, String text, ReplyContext context, DialogueState state) {
  /** Hides the text. */
  @Override
  public String toString() {
    return "Question[" + intent + "]";
  }
}
