package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The phrases that are answered with figures, each of which may be doubtful: one that is not is
 * enough. For one sentence and one thread.
 */
final class Figures {
  private final Doubt doubt;
  private final Map<String, List<Found>> byIntent = new HashMap<>();

  Figures(Doubt doubt) {
    this.doubt = doubt;
  }

  /** Notes what may cast doubt. All of them first. */
  void note(Found found) {
    doubt.note(found);
  }

  /** Notes what was understood. */
  void note(Found found, String intent) {
    if (Intents.OF_MONEY.contains(intent)) {
      byIntent.computeIfAbsent(intent, name -> new ArrayList<>()).add(found);
      doubt.noteFigures(found);
    } else if (NegationWords.isOtherBusiness(intent)) {
      doubt.noteBusiness(found, intent);
    }
  }

  /**
   * Those of the intents for which every phrase is doubtful.
   *
   * @param taken the words of all that was understood
   */
  Set<String> unsure(Set<String> intents, BitSet taken) {
    Set<String> unsure = new HashSet<>();
    byIntent.forEach(
        (intent, all) -> {
          if (intents.contains(intent)
              && all.stream().allMatch(one -> doubt.isUnsure(one, intent, taken))) {
            unsure.add(intent);
          }
        });
    return unsure;
  }
}
