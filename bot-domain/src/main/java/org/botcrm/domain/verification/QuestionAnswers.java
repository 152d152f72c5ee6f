package org.botcrm.domain.verification;

import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;

/**
 * What the bot has to say to a question once it knows enough of the person who asked. A pure
 * function; thread-safe.
 */
@FunctionalInterface
public interface QuestionAnswers {

  /**
   * The answer.
   *
   * @param question as it was written, now or some messages ago; shortened when it was very long
   * @param context whom the bot talks to now, and what is remembered without the conversation that
   *     found it out; without a turn, as the messages of it may not hold the question
   */
  Reply answer(String question, ReplyContext context);
}
