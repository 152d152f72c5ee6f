package org.botcrm.web.console;

import java.util.Map;
import org.botcrm.domain.dialogue.Trace;

/** Says what of a text was recognised as what. */
final class FoundWords {
  private FoundWords() {}

  static String of(Why why, Trace.Found found, ConsoleTexts texts) {
    String words = why.words(found);
    Map<String, String> values =
        Map.of(
            "texto", words == null ? "" : words,
            "intencion", found.intent(),
            "frase", found.phrase());
    return texts.say(words == null ? "porque.frase" : "porque.texto-frase", values);
  }
}
