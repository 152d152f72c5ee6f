package org.botcrm.bootstrap;

import java.util.Map;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.reply.ReplyTexts;

/** What the mail with a one-time code says: nothing of the client but that somebody asked. */
record CodeMail(String subject, String text) {

  static CodeMail of(ReplyTexts texts, Passcode code) {
    Map<String, String> values =
        Map.of("codigo", code.digits(), "minutos", Long.toString(Passcode.VALIDITY.toMinutes()));
    // Never the code in the subject: a locked phone shows it to whoever holds it.
    return new CodeMail(texts.say("codigo.asunto", Map.of()), texts.say("codigo.correo", values));
  }

  /** Hides the code. */
  @Override
  public String toString() {
    return "CodeMail[•••]";
  }
}
