package org.botcrm.domain.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.identity.TrustLevel;

/**
 * A declared flow. Immutable.
 *
 * @param name in the file
 * @param intent what begins it
 * @param level how sure the bot must be of whom it talks to
 * @param outcome what it brings about
 * @param confirmed whether the client sees a summary first
 * @param fields in the order in which they are asked for
 */
record Flow(
    String name,
    String intent,
    TrustLevel level,
    FlowOutcome outcome,
    boolean confirmed,
    List<FlowField> fields) {
  Flow {
    fields = List.copyOf(fields);
  }

  Flow needing(TrustLevel more) {
    TrustLevel higher = level.reaches(more) ? level : more;
    return new Flow(name, intent, higher, outcome, confirmed, fields);
  }

  Optional<FlowField> field(String field) {
    return fields.stream().filter(one -> one.name().equals(field)).findFirst();
  }

  Optional<FlowField> field(FieldKind kind) {
    return fields.stream().filter(one -> one.kind() == kind).findFirst();
  }

  boolean has(FieldKind kind) {
    return field(kind).isPresent();
  }

  /** The next one to ask for; empty when all is known. */
  Optional<FlowField> missing(Map<String, String> values) {
    return fields.stream()
        .filter(field -> field.need() != FlowField.Need.IF_SAID)
        .filter(field -> field.appliesTo(values) && !values.containsKey(field.name()))
        .findFirst();
  }

  /** Those with a value that still means something. */
  List<FlowField> known(Map<String, String> values) {
    return fields.stream()
        .filter(field -> field.appliesTo(values))
        .filter(field -> !values.getOrDefault(field.name(), "").isEmpty())
        .toList();
  }
}
