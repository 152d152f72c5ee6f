package org.botcrm.domain.verification;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.identity.TrustSettings;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyTexts;

/**
 * How somebody shows who they are. An answer that needs to know more calls {@link #raise}; the rest
 * is done by {@link #rule}, which answers the question in the end.
 *
 * <p>Nothing can be found out by trying: an ID that somebody types is never looked up here, but
 * leads to the same words and effects whosever it is. What comes of it goes by another channel.
 * Immutable and thread-safe.
 */
public final class IdentityDialogue {
  private final NationalIds ids;
  private final AnswerLevels levels;
  private final TrustSettings settings;
  private final IdentityReplies replies;
  private final Function<String, Set<String>> intents;

  /**
   * @param ids of the lender's country
   * @param levels what each intent needs
   * @param settings how long a second factor holds
   * @param texts with the keys {@code identidad.*}
   * @param intents the names of the intents in a text, as {@link AnswerLevels#standard} has them
   */
  public IdentityDialogue(
      NationalIds ids,
      AnswerLevels levels,
      TrustSettings settings,
      ReplyTexts texts,
      Function<String, Set<String>> intents) {
    this.ids = Objects.requireNonNull(ids, "ids");
    this.levels = Objects.requireNonNull(levels, "levels");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.replies = new IdentityReplies(texts, ids);
    this.intents = Objects.requireNonNull(intents, "intents");
  }

  /** Whether the next message may be a one-time code, and is to be compared with it. */
  public static boolean waitsForCode(DialogueState state) {
    return Steps.waitsForCode(state);
  }

  /**
   * The same memory without this conversation: for flows that wait for numbers of their own. Who
   * said to write for another stays so.
   */
  public static DialogueState leave(DialogueState state) {
    return Steps.left(state);
  }

  /** Whom the bot talks to, when what was said in this conversation is heeded as well. */
  public static Identity heeding(DialogueState state, Identity identity) {
    return Steps.isThirdParty(state) && identity.level() != TrustLevel.UNKNOWN
        ? new Identity.Unknown("Dijo que escribe por otra persona")
        : identity;
  }

  /**
   * What is said in place of an answer that needs to know more of the person. The question is
   * answered when they showed it.
   *
   * @param needed a level that is not reached
   * @param question as it was written; it may hold the person's ID already
   * @throws IllegalArgumentException when the level is reached
   */
  public Reply raise(TrustLevel needed, ReplyContext context, String question) {
    if (context.identity().level().reaches(needed)) {
      throw new IllegalArgumentException("needed: a level that is not reached expected");
    }
    DialogueState state = Steps.towards(context.state(), needed, question);
    return replies.begin(context.with(state), question);
  }

  /**
   * The rule {@code identidad}: it answers while somebody shows who they are, and who says to be
   * another. It comes before flows and answers.
   *
   * @param answers the rules after it, in order: they answer the question once enough is shown, and
   *     what ends this conversation. The context that they get then has no turn
   */
  public ReplyRule rule(List<ReplyRule> answers) {
    return new IdentityRule(ids, levels, replies, intents, new Proof(settings, replies, answers));
  }

  /**
   * The rule {@code cedula-suelta}: it answers an ID that nobody asked for. It comes after flows,
   * which may wait for numbers that look like one, and before the answers.
   */
  public ReplyRule unaskedRule() {
    return new UnaskedIdRule(ids, replies, intents);
  }
}
