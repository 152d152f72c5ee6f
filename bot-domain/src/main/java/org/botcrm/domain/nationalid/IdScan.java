package org.botcrm.domain.nationalid;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One search for ID numbers through one text, from left to right. Used once, by one thread. */
final class IdScan {
  // Whoever writes more of them asks for nothing that we could answer.
  private static final int MOST = 20;
  private static final int LONGEST_SIGN = 12;
  // A longer chain of digits is no list of numbers, and would take its time.
  private static final int MOST_GROUPS = 64;
  // Right before a number: of amounts, marks and addresses.
  private static final String NO_ID = "#$€_@=";

  private static final Set<String> MONEY =
      Set.of("bs", "bsf", "bss", "usd", "eur", "cop", "dop", "rd", "mil", "peso", "pesos");
  private static final List<String> MONEY_STARTS = List.of("millon", "dolar", "bolivar", "euro");

  private final String country;
  private final IdFormat format;
  private final String text;
  private final boolean onlyDigits;
  private final List<NationalId> found = new ArrayList<>();
  // Where the last number ended, and what the words before it said: "cédulas 1234567 y 7654321".
  private int lastEnd = -1;
  private WordsBefore lastWords = WordsBefore.UNKNOWN;

  IdScan(String country, IdFormat format, String text) {
    this.country = country;
    this.format = format;
    this.text = text;
    this.onlyDigits = text.chars().noneMatch(c -> Character.isLetter(c) || NO_ID.indexOf(c) >= 0);
  }

  List<NationalId> run() {
    int runs = 0;
    for (int i = 0; i < text.length() && found.size() < MOST; i++) {
      if (DigitRun.isDigit(text.charAt(i))) {
        DigitRun run = DigitRun.at(text, i);
        if (run.digits() >= format.shortest()) {
          look(run, runs == 0);
        }
        runs++;
        i = run.end();
      }
    }
    return List.copyOf(found);
  }

  private void look(DigitRun run, boolean first) {
    char letter = letterBefore(run.start());
    WordsBefore words = wordsBefore(run.start());
    boolean alone = first && onlyDigits && endsText(run);
    boolean named = letter != DigitRun.NO_LETTER || words == WordsBefore.ID || alone;
    boolean refused = letter == DigitRun.NO_LETTER && words == WordsBefore.OTHER;
    int group = isInternational(run) ? NumberShapes.international(run) : 0;
    while (group < Math.min(run.groups(), MOST_GROUPS) && found.size() < MOST) {
      boolean marked = named && group == 0;
      IdPiece piece =
          new IdPiece(format, run, group, marked, group == 0 ? letter : DigitRun.NO_LETTER);
      int taken = piece.groups();
      if (taken > 0 && !(refused && group == 0) && !isPartOfOther(run, group, taken, marked)) {
        piece.read(taken).ifPresent(this::add);
      }
      group += taken > 0 ? taken : Math.max(1, piece.lookAlike());
    }
    lastEnd = run.end();
    lastWords = words;
  }

  /** Of two writings of one number, the one with its letter is kept. */
  private void add(String value) {
    NationalId id = new NationalId(country, value);
    for (int i = 0; i < found.size(); i++) {
      NationalId known = found.get(i);
      if (known.sameAs(id)) {
        found.set(i, known.value().length() < value.length() ? id : known);
        return;
      }
    }
    found.add(id);
  }

  private boolean endsText(DigitRun run) {
    for (int i = run.end(); i < text.length(); i++) {
      if (DigitRun.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isInternational(DigitRun run) {
    int before = run.start() - 1;
    return before >= 0 && text.charAt(before) == '+';
  }

  private WordsBefore wordsBefore(int start) {
    boolean near = lastEnd >= 0 && start - lastEnd <= LONGEST_SIGN;
    return near && isList(text.substring(lastEnd, start)) ? lastWords : WordsBefore.of(text, start);
  }

  /** Whether nothing but a comma or "y" stands there. */
  private static boolean isList(String between) {
    String words = between.strip();
    return words.isEmpty() || words.length() == 1 && ",;/yYeE".contains(words);
  }

  /** Venezuela's letter before a number: "V-", "v ", "J:". An "e" before a space is a word. */
  private char letterBefore(int start) {
    if (format != IdFormat.VE) {
      return DigitRun.NO_LETTER;
    }
    int i = start - 1;
    while (i >= 0 && start - i <= 3 && isSign(text.charAt(i))) {
      i--;
    }
    if (i < 0 || i > 0 && Character.isLetterOrDigit(text.charAt(i - 1))) {
      return DigitRun.NO_LETTER;
    }
    char c = text.charAt(i);
    boolean word = c == 'e' && text.substring(i + 1, start).isBlank() && i + 1 < start;
    char letter = Character.toUpperCase(c);
    return word || Venezuela.LETTERS.indexOf(letter) < 0 ? DigitRun.NO_LETTER : letter;
  }

  private static boolean isSign(char c) {
    return DigitRun.isSpace(c) || ".-–—:/°º".indexOf(c) >= 0;
  }

  /** Whether it belongs to a word, an address, an amount or a mark such as "#12345678". */
  private boolean isPartOfOther(DigitRun run, int group, int taken, boolean marked) {
    int start = run.start(group);
    int end = run.end(group + taken - 1);
    String after = text.substring(end, Math.min(text.length(), end + LONGEST_SIGN));
    boolean before = !marked && isAfterSign(start);
    boolean inWord = !marked && start > 0 && Character.isLetter(text.charAt(start - 1));
    return before || inWord || isSpent(after, marked) || isRound(run, group, taken, marked);
  }

  /** "12345678abc", "12345678@…", "12345678 Bs", "5000000 dólares". */
  private static boolean isSpent(String after, boolean marked) {
    if (!after.isEmpty() && (Character.isLetter(after.charAt(0)) || after.charAt(0) == '@')) {
      return true;
    }
    String words = after.stripLeading();
    if (!words.isEmpty() && "$€%".indexOf(words.charAt(0)) >= 0) {
      return true;
    }
    int end = 0;
    while (end < words.length() && Character.isLetter(words.charAt(end))) {
      end++;
    }
    return !marked && isMoney(WordsBefore.folded(words.substring(0, end)));
  }

  private static boolean isMoney(String word) {
    return MONEY.contains(word) || MONEY_STARTS.stream().anyMatch(word::startsWith);
  }

  private boolean isAfterSign(int start) {
    int i = start - 1;
    while (i >= 0 && start - i < LONGEST_SIGN && DigitRun.isSpace(text.charAt(i))) {
      i--;
    }
    return i >= 0 && NO_ID.indexOf(text.charAt(i)) >= 0;
  }

  /** Amounts end in zeros, ID numbers one time in a thousand. */
  private static boolean isRound(DigitRun run, int group, int taken, boolean marked) {
    return !marked && run.joined(group, taken).endsWith("000");
  }
}
