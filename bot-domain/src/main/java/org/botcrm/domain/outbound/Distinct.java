package org.botcrm.domain.outbound;

import java.util.List;
import java.util.function.Function;

/** Refuses what Meta refuses to find twice. */
final class Distinct {
  private Distinct() {}

  static <T> boolean are(List<T> values, Function<? super T, ?> key) {
    return values.stream().map(key).distinct().count() == values.size();
  }

  static <T> void require(String field, List<T> values, Function<? super T, ?> key) {
    if (!are(values, key)) {
      throw new IllegalArgumentException(field + " must differ from each other");
    }
  }
}
