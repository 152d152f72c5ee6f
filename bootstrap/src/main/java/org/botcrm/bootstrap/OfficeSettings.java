package org.botcrm.bootstrap;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.identity.CodeSending;
import org.botcrm.domain.identity.OneTimeCodeSender;
import org.botcrm.domain.reply.ReplyTexts;
import org.jspecify.annotations.Nullable;

/**
 * What the lender's office brings along.
 *
 * @param calendar when it is open and may begin a conversation
 * @param mail the server for its mails; null when it has none
 */
record OfficeSettings(CalendarSettings calendar, @Nullable SmtpSettings mail) {
  /** Refuses a null calendar. */
  OfficeSettings {
    Objects.requireNonNull(calendar, "calendar");
  }

  /** Null, with the mistakes noted, when one of them is wrong. */
  static @Nullable OfficeSettings read(SettingsReader reader) {
    CalendarSettings calendar = CalendarSettings.read(reader);
    Optional<SmtpSettings> mail = SmtpSettings.read(reader);
    return calendar == null ? null : new OfficeSettings(calendar, mail.orElse(null));
  }

  /** By mail when there is a server for it; otherwise there is no other channel than the chat. */
  OneTimeCodeSender codes(ReplyTexts texts, Clock clock) {
    return mail == null
        ? (cliente, code) -> new CodeSending.NoChannel()
        : new SmtpCodeSender(mail, texts, clock);
  }

  /** For the line at the start. */
  String summary() {
    return calendar.summary() + (mail == null ? "" : mail.summary());
  }
}
