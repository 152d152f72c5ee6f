package org.botcrm.application;

import java.security.SecureRandom;
import java.time.Clock;
import org.botcrm.application.chat.ChatPorts;
import org.botcrm.application.chat.ChatUseCases;
import org.botcrm.application.chat.GetChat;
import org.botcrm.application.chat.ListChats;
import org.botcrm.application.chat.ListConsents;
import org.botcrm.application.chat.SendMessage;
import org.botcrm.application.dialogue.DialoguePorts;
import org.botcrm.application.dialogue.DialogueUseCases;
import org.botcrm.application.outbound.DeliverMessages;
import org.botcrm.application.template.CheckTemplate;
import org.botcrm.application.template.TemplatePorts;
import org.botcrm.application.template.TemplateUseCases;
import org.botcrm.application.verification.CodePorts;
import org.botcrm.application.verification.CodeSettings;
import org.botcrm.application.verification.SendCodes;
import org.jspecify.annotations.Nullable;

/** The use cases that a bot has only with the ports for them. */
final class OptionalUseCases {
  private OptionalUseCases() {}

  static @Nullable DialogueUseCases dialogues(
      BotPorts ports, @Nullable ChatUseCases chats, Clock clock) {
    DialoguePorts dialogues = ports.others().dialogues();
    ChatPorts chatPorts = ports.others().chats();
    if (dialogues == null || chats == null || chatPorts == null) {
      return null;
    }
    return DialogueUseCases.of(
        dialogues,
        chatPorts.chats(),
        ports.clientes(),
        ports.others().carteras(),
        chats.send(),
        clock);
  }

  static @Nullable ChatUseCases chats(
      BotPorts ports, CheckTemplate templates, DeliverMessages delivery, Clock clock) {
    ChatPorts chats = ports.others().chats();
    return chats == null
        ? null
        : new ChatUseCases(
            new ListChats(chats.chats()),
            new GetChat(chats.chats()),
            new ListConsents(chats.consents()),
            new SendMessage(
                chats.chats(), ports.clientes(), templates, chats.queue(), delivery, clock),
            clock);
  }

  static @Nullable TemplateUseCases templates(BotPorts ports, BotListener listener, Clock clock) {
    TemplatePorts templates = ports.others().templates();
    return templates == null ? null : TemplateUseCases.of(templates, listener, clock);
  }

  static @Nullable SendCodes codes(BotPorts ports, BotListener listener, Clock clock) {
    CodePorts codes = ports.others().codes();
    return codes == null
        ? null
        : new SendCodes(codes, new SecureRandom(), CodeSettings.standard(), listener, clock);
  }
}
