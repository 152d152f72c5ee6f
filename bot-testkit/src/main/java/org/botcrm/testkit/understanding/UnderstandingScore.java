package org.botcrm.testkit.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.botcrm.domain.understanding.IntentMatch;
import org.botcrm.domain.understanding.Intents;
import org.botcrm.testkit.understanding.LabelledMessage.Part;

/**
 * How well messages are understood. An intent of a message counts once: right when it is labelled
 * and found, wrong when it is found only, missing when it is labelled only. Immutable.
 */
public final class UnderstandingScore {
  private static final String NOTHING = "ninguna";

  /** Intents that came after the messages were labelled: nobody looked for them. */
  private static final Set<String> LATER = Set.of("prestamo_nuevo", "bot");

  /** The counts of one intent. */
  private static final class Counts {
    private int right;
    private int wrong;
    private int missing;
    private final Map<String, Integer> instead = new TreeMap<>();
  }

  private final Map<String, Counts> counts = new TreeMap<>();
  private final List<String> mistakes = new ArrayList<>();
  private int messages;
  private int perfect;
  private int wrongMoney;

  private UnderstandingScore() {}

  /** Understands all these messages. */
  public static UnderstandingScore of(Intents intents, List<LabelledMessage> messages) {
    UnderstandingScore score = new UnderstandingScore();
    messages.forEach(message -> score.add(intents, message));
    return score;
  }

  private void add(Intents intents, LabelledMessage message) {
    Set<String> found =
        intents.understand(message.text()).matches().stream()
            .map(IntentMatch::intent)
            .filter(name -> !LATER.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    messages++;
    for (String name : found) {
      if (message.intents().contains(name)) {
        of(name).right++;
      } else {
        of(name).wrong++;
        wrongMoney += Intents.OF_MONEY.contains(name) ? 1 : 0;
      }
    }
    addMissing(message.intents(), found);
    if (found.equals(message.intents())) {
      perfect++;
    } else if (message.part() == Part.AJUSTE) {
      // The other part stays unread, or it measures nothing any more.
      mistakes.add(new TreeSet<>(message.intents()) + " → " + found + ": " + message.text());
    }
  }

  private void addMissing(Set<String> labelled, Set<String> found) {
    Set<String> extra = new TreeSet<>(found);
    extra.removeAll(labelled);
    Set<String> instead = extra.isEmpty() ? Set.of(NOTHING) : extra;
    for (String name : labelled) {
      if (!found.contains(name)) {
        of(name).missing++;
        instead.forEach(other -> of(name).instead.merge(other, 1, Integer::sum));
      }
    }
    if (labelled.isEmpty()) {
      extra.forEach(other -> of(NOTHING).instead.merge(other, 1, Integer::sum));
    }
  }

  private Counts of(String intent) {
    return counts.computeIfAbsent(intent, name -> new Counts());
  }

  /** How many messages there were. */
  public int messages() {
    return messages;
  }

  /** Of what was found, the part that is right: 0 to 1, and 1 when nothing was found. */
  public double precision() {
    int right = counts.values().stream().mapToInt(c -> c.right).sum();
    int wrong = counts.values().stream().mapToInt(c -> c.wrong).sum();
    return right + wrong == 0 ? 1 : (double) right / (right + wrong);
  }

  /** Of what is labelled, the part that was found: 0 to 1, and 1 when nothing is labelled. */
  public double recall() {
    int right = counts.values().stream().mapToInt(c -> c.right).sum();
    int missing = counts.values().stream().mapToInt(c -> c.missing).sum();
    return right + missing == 0 ? 1 : (double) right / (right + missing);
  }

  /** How many answers would have shown figures to somebody who did not ask for them. */
  public int wrongMoney() {
    return wrongMoney;
  }

  /** Each message of the part to tune on that was understood otherwise than it is labelled. */
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The totals in one line. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%d messages, %d of them exactly as labelled; precision %.1f %%, recall %.1f %%,"
            + " wrong money answers %d",
        messages,
        perfect,
        100 * precision(),
        100 * recall(),
        wrongMoney);
  }

  /** A table in Markdown: each intent with what was found in its place. */
  public String table() {
    StringBuilder table = new StringBuilder();
    table.append("| intent | right | wrong | missing | precision | recall | in its place |\n");
    table.append("|---|--:|--:|--:|--:|--:|---|\n");
    counts.forEach((name, c) -> table.append(row(name, c)));
    return table.toString();
  }

  private static String row(String name, Counts c) {
    String instead =
        c.instead.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
            Locale.ROOT,
            "| %s | %d | %d | %d | %s | %s | %s |%n",
            name,
            c.right,
            c.wrong,
            c.missing,
            percent(c.right, c.right + c.wrong),
            percent(c.right, c.right + c.missing),
            instead)
        .replace(System.lineSeparator(), "\n");
  }

  private static String percent(int part, int whole) {
    return whole == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
  }
}
