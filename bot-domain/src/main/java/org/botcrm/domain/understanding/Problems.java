package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.botcrm.domain.understanding.IntentsReading.Problem;

/** What is wrong with a file, as it is found. For one thread. */
final class Problems {
  /** More at once help nobody. */
  private static final int MAX = 50;

  private final List<Problem> list = new ArrayList<>();

  void add(int line, String reason) {
    list.add(new Problem(line, reason));
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  /** By line, the first fifty. */
  List<Problem> list() {
    return list.stream().sorted(Comparator.comparingInt(Problem::line)).limit(MAX).toList();
  }
}
