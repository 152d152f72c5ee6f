package org.botcrm.web.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.contact.PhoneNumber;

/** What to call the person of a chat. */
final class Names {
  private Names() {}

  /** The name that the person chose, else the number, else that nobody knows. */
  static String of(ChatSummary chat, ConsoleTexts texts) {
    String name = chat.profileName();
    if (name != null && !name.isBlank()) {
      return name;
    }
    String number = number(chat);
    return number.isEmpty() ? texts.say("lista.sin-nombre") : number;
  }

  /** «+584141234567»; empty when it is hidden. */
  static String number(ChatSummary chat) {
    return chat.contact().phone().map(PhoneNumber::digits).map(digits -> "+" + digits).orElse("");
  }

  /** The first letters of the first two words; «?» when there are none. */
  static String initials(String name) {
    String found = firstLetters(name.strip());
    return found.isEmpty() ? "?" : found;
  }

  private static String firstLetters(String name) {
    return Arrays.stream(name.split("\\s+"))
        .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
        .limit(2)
        .map(word -> Character.toString(word.codePointAt(0)).toUpperCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
