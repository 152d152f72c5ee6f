package org.botcrm.bootstrap;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.botcrm.application.BotPorts;
import org.botcrm.application.dialogue.DialoguePorts;
import org.botcrm.application.reply.LoanRules;
import org.botcrm.application.verification.CodePorts;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.CodeHasher;
import org.botcrm.domain.identity.CodeSending;
import org.botcrm.domain.identity.OneTimeCodeSender;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.solicitud.SolicitudRepository;
import org.botcrm.meta.webhook.AppSecret;
import org.botcrm.persistence.jdbi.JdbiDialogues;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.jspecify.annotations.Nullable;

/**
 * How the server talks with people.
 *
 * @param texts what it says
 * @param codes takes one-time codes to people
 * @param rules in place of those that ship; null for those
 */
record ServerDialogue(ReplyTexts texts, OneTimeCodeSender codes, @Nullable ReplyRules rules) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "one-time codes";

  /** As the settings say. */
  static ServerDialogue of(ServerSettings settings, Clock clock) {
    ReplyTexts texts = ServerTexts.read(settings.texts());
    return new ServerDialogue(texts, codes(settings, texts, clock), null);
  }

  /** By no mail in test mode, in which nobody but the one phone gets anything. */
  private static OneTimeCodeSender codes(ServerSettings settings, ReplyTexts texts, Clock clock) {
    return settings.dialogue().onlyTo() == null
        ? settings.office().codes(texts, clock)
        : (cliente, code) -> new CodeSending.NoChannel();
  }

  /** The same with other rules. */
  ServerDialogue with(ReplyRules others) {
    return new ServerDialogue(texts, codes, others);
  }

  /** How it answers. */
  ReplyRules rules(
      ServerSettings settings,
      ServerIntents intents,
      ServerCalendar calendar,
      JdbiPersistence persistence) {
    ReplyRules others = rules;
    SolicitudRepository requests = persistence.dialogues().solicitudes();
    return others == null
        ? LoanRules.standard(texts, settings.country(), settings.zone())
            .withIntents(intents)
            .withCalendar(calendar::lender)
            .withIdentity(settings.dialogue().levels(), settings.dialogue().replies().trust())
            .withQueue(chat -> OptionalInt.of(waiting(requests, chat)))
            .rules()
        : others;
  }

  private static int waiting(SolicitudRepository requests, @Nullable ChatId chat) {
    long waiting =
        chat == null
            ? requests.countOpen(RequestKind.AGENT)
            : requests.waitingBefore(RequestKind.AGENT, chat);
    return Math.toIntExact(waiting);
  }

  /** The ports with all that a dialogue needs. */
  BotPorts addTo(BotPorts ports, ServerSettings settings, JdbiPersistence persistence) {
    JdbiDialogues dialogues = persistence.dialogues();
    return ports
        .withCarteras(persistence.cartera())
        .withCodes(
            new CodePorts(
                dialogues.codes(),
                persistence.clientes(),
                codes,
                new CodeHasher(key(settings.appSecret())),
                NationalIds.of(settings.country())))
        .withDialogues(
            new DialoguePorts(
                dialogues.pagos(),
                dialogues.promesas(),
                dialogues.solicitudes(),
                dialogues.trust(),
                dialogues.traces(),
                dialogues.misunderstood(),
                texts));
  }

  /** The same on every node, and of no use for anything else. */
  private static byte[] key(AppSecret secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}
