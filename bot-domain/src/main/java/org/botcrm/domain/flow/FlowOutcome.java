package org.botcrm.domain.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a flow brings about, by its word in the file of flows. */
enum FlowOutcome {
  PAYMENT("pago-reportado", List.of(FieldKind.AMOUNT)),
  PROMISE("promesa", List.of(FieldKind.FUTURE_DATE)),
  DATA("datos", List.of(FieldKind.OPTION)),
  AGENT("asesor", List.of());

  private final String word;
  private final List<FieldKind> needed;

  FlowOutcome(String word, List<FieldKind> needed) {
    this.word = word;
    this.needed = needed;
  }

  String word() {
    return word;
  }

  /** Without a required field of each of these there is nothing to bring about. */
  List<FieldKind> needed() {
    return needed;
  }

  static Optional<FlowOutcome> of(String word) {
    return Arrays.stream(values()).filter(outcome -> outcome.word.equals(word)).findFirst();
  }
}
