package org.botcrm.domain.understanding;

/**
 * How a word sounds in the Spanish of the Americas: people who write by ear write «devo», «ablar»,
 * «atrazado» and «kuanto».
 */
final class Sounds {
  private Sounds() {}

  /** The same for words that sound the same. */
  static String of(String word) {
    StringBuilder sounds = new StringBuilder(word.length());
    for (int at = 0; at < word.length(); at++) {
      at += add(sounds, word, at);
    }
    return sounds.toString();
  }

  /** Adds the sound at a place; how many letters more than one it takes. */
  private static int add(StringBuilder sounds, String word, int at) {
    char letter = word.charAt(at);
    char next = at + 1 < word.length() ? word.charAt(at + 1) : ' ';
    switch (letter) {
      case 'h' -> {
        return 0;
      }
      case 'c' -> {
        return addC(sounds, next);
      }
      case 'q' -> {
        put(sounds, 'k');
        return next == 'u' ? 1 : 0;
      }
      case 'l' -> {
        put(sounds, next == 'l' ? 'y' : 'l');
        return next == 'l' ? 1 : 0;
      }
      default -> {
        put(sounds, sound(letter, next));
        return 0;
      }
    }
  }

  private static int addC(StringBuilder sounds, char next) {
    if (next == 'h') {
      put(sounds, '#');
      return 1;
    }
    put(sounds, isSoft(next) ? 's' : 'k');
    return 0;
  }

  private static char sound(char letter, char next) {
    return switch (letter) {
      case 'v' -> 'b';
      case 'z' -> 's';
      case 'g' -> isSoft(next) ? 'j' : 'g';
      case 'y' -> isVowel(next) ? 'y' : 'i';
      // «canbiar» and «conprobante».
      case 'n' -> next == 'b' || next == 'p' || next == 'v' ? 'm' : 'n';
      default -> letter;
    };
  }

  /** Doubled letters sound once. */
  private static void put(StringBuilder sounds, char sound) {
    if (sounds.isEmpty() || sounds.charAt(sounds.length() - 1) != sound) {
      sounds.append(sound);
    }
  }

  private static boolean isSoft(char letter) {
    return letter == 'e' || letter == 'i';
  }

  private static boolean isVowel(char letter) {
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
  }
}
