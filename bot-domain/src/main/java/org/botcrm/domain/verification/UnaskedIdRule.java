package org.botcrm.domain.verification;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;

/**
 * Answers an ID that nobody asked for, with nothing else beside it that is to be answered. Of a
 * client whom the number tells, it changes nothing, and nothing is said of it.
 */
final class UnaskedIdRule implements ReplyRule {
  private final NationalIds ids;
  private final IdentityReplies replies;
  private final Function<String, Set<String>> intents;

  UnaskedIdRule(NationalIds ids, IdentityReplies replies, Function<String, Set<String>> intents) {
    this.ids = ids;
    this.replies = replies;
    this.intents = intents;
  }

  @Override
  public String name() {
    return "cedula-suelta";
  }

  @Override
  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
    if (!message.type().equals("text")) {
      return Optional.empty();
    }
    Set<String> said = intents.apply(message.body());
    List<NationalId> typed = ids.findAll(message.body());
    boolean spoken = !typed.isEmpty() || said.contains("identificacion");
    if (!spoken || !IdentityRule.BESIDE.containsAll(said)) {
      return Optional.empty();
    }
    return Optional.of(
        context
            .cliente()
            .map(replies::known)
            .orElseGet(() -> replies.begin(towardsNumber(context), message.body())));
  }

  private static ReplyContext towardsNumber(ReplyContext context) {
    DialogueState state = Steps.towards(context.state(), TrustLevel.PHONE, null);
    return context.with(state);
  }
}
