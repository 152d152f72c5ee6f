package org.botcrm.application;

import org.botcrm.application.chat.ChatPorts;
import org.botcrm.application.dialogue.DialoguePorts;
import org.botcrm.application.media.MediaPorts;
import org.botcrm.application.reply.SlowAnswerSettings;
import org.botcrm.application.template.TemplatePorts;
import org.botcrm.application.verification.CodePorts;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.outbound.TemplateAccounts;
import org.jspecify.annotations.Nullable;

/**
 * What a bot may have beside what it needs. Immutable.
 *
 * @param media the files of messages; null for a bot that fetches none. They wait in the database
 *     all the same, so that one which does can fetch those of the last 7 days
 * @param templates the templates of the business; null for a bot that knows none, and lets every
 *     template pass to Meta unchecked
 * @param chats the chats and what the lender's people write in them; null for a bot in which only
 *     rules write
 * @param slowAnswers what a person sees while an answer is slow; null for nothing
 * @param carteras the lender's records of loans and payments; null for a bot that tells none
 * @param codes the way of one-time codes; null for a bot that sends none
 * @param dialogues what dialogues leave behind; null for a bot that shows it to nobody
 */
public record OptionalPorts(
    @Nullable MediaPorts media,
    @Nullable TemplatePorts templates,
    @Nullable ChatPorts chats,
    @Nullable SlowAnswerSettings slowAnswers,
    @Nullable CarteraLookup carteras,
    @Nullable CodePorts codes,
    @Nullable DialoguePorts dialogues) {
  /** None of them. */
  public static final OptionalPorts NONE =
      new OptionalPorts(null, null, null, null, null, null, null);

  /** Whose templates are known; none without {@link #templates}. */
  public TemplateAccounts templateAccounts() {
    return templates == null ? TemplateAccounts.none() : templates.accounts();
  }

  OptionalPorts media(MediaPorts other) {
    return new OptionalPorts(other, templates, chats, slowAnswers, carteras, codes, dialogues);
  }

  OptionalPorts templates(TemplatePorts other) {
    return new OptionalPorts(media, other, chats, slowAnswers, carteras, codes, dialogues);
  }

  OptionalPorts chats(ChatPorts other) {
    return new OptionalPorts(media, templates, other, slowAnswers, carteras, codes, dialogues);
  }

  OptionalPorts slowAnswers(SlowAnswerSettings other) {
    return new OptionalPorts(media, templates, chats, other, carteras, codes, dialogues);
  }

  OptionalPorts carteras(CarteraLookup other) {
    return new OptionalPorts(media, templates, chats, slowAnswers, other, codes, dialogues);
  }

  OptionalPorts codes(CodePorts other) {
    return new OptionalPorts(media, templates, chats, slowAnswers, carteras, other, dialogues);
  }

  OptionalPorts dialogues(DialoguePorts other) {
    return new OptionalPorts(media, templates, chats, slowAnswers, carteras, codes, other);
  }
}
