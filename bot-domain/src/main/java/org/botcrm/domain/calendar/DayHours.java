package org.botcrm.domain.calendar;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The hours of one day.
 *
 * @param ranges in order and apart; none when it is closed
 */
record DayHours(List<TimeRange> ranges) {
  static final DayHours CLOSED = new DayHours(List.of());
  private static final String CLOSED_WORD = "cerrado";

  DayHours {
    ranges = List.copyOf(ranges);
  }

  /** Reads ranges one after the other, or the word for a closed day. */
  static DayHours parse(List<String> words) {
    if (words.isEmpty()) {
      throw Words.refused("mal.sin-horas");
    }
    if (words.equals(List.of(CLOSED_WORD))) {
      return CLOSED;
    }
    List<TimeRange> ranges = new ArrayList<>(words.size());
    for (String word : words) {
      TimeRange range = TimeRange.parse(word);
      if (!ranges.isEmpty() && ranges.get(ranges.size() - 1).to() > range.from()) {
        throw Words.refused("mal.se-pisan", word);
      }
      ranges.add(range);
    }
    return new DayHours(ranges);
  }

  boolean isClosed() {
    return ranges.isEmpty();
  }

  boolean contains(LocalTime time) {
    return ranges.stream().anyMatch(range -> range.contains(time));
  }
}
