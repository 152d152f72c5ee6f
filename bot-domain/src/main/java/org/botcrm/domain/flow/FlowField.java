package org.botcrm.domain.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a flow wants to know. Immutable.
 *
 * @param name within its flow
 * @param kind what it holds
 * @param days how far from today a date may be; 0 for what is no date
 * @param options what there is to choose from; empty when that is not declared
 * @param need whether it is asked for
 * @param question the key of the text that asks for it; null when it is never asked for
 * @param condition when it applies; null for always
 */
record FlowField(
    String name,
    FieldKind kind,
    int days,
    List<String> options,
    Need need,
    @Nullable String question,
    @Nullable Condition condition) {

  FlowField {
    options = List.copyOf(options);
  }

  /** Whether it is asked for. */
  enum Need {
    /** Until there is a value. */
    REQUIRED,
    /** Once, and it may be left out. */
    OPTIONAL,
    /** Never; what is said without being asked for is kept. */
    IF_SAID
  }

  /** That another field has this value. */
  record Condition(String field, String value) {}

  boolean appliesTo(Map<String, String> values) {
    return condition == null || condition.value().equals(values.get(condition.field()));
  }

  boolean isOptional() {
    return need == Need.OPTIONAL;
  }
}
