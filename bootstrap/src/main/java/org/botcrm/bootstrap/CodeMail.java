package org.botcrm.bootstrap;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.reply.ReplyTexts;

/** What the mail with a one-time code says: nothing of the client but that somebody asked. */
record CodeMail(String subject, String text) {
  private static final ResourceBundle FAILURES =
      ResourceBundle.getBundle("org.botcrm.bootstrap.correo", Locale.ROOT);

  static CodeMail of(ReplyTexts texts, Passcode code) {
    Map<String, String> values =
        Map.of("codigo", code.digits(), "minutos", Long.toString(Passcode.VALIDITY.toMinutes()));
    // Never the code in the subject: a locked phone shows it to whoever holds it.
    return new CodeMail(texts.say("codigo.asunto", Map.of()), texts.say("codigo.correo", values));
  }

  /** Why one did not go out, in words for people of the lender. */
  static String failure(String key) {
    return FAILURES.getString(key);
  }

  /** Hides the code. */
  @Override
  public String toString() {
    return "CodeMail[•••]";
  }
}
