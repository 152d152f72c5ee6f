package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the parts of a request one after the other and keeps the first thing that Meta would
 * refuse: 131008 for what is missing, 131009 for a value out of range, 100 for what Meta does not
 * know (page support/error-codes). Used by one thread.
 */
final class Problems {
  private @Nullable GraphError first;

  Optional<GraphError> first() {
    return Optional.ofNullable(first);
  }

  Problems require(boolean fine, int code, String details) {
    return fine ? this : add(GraphErrors.of(code, details));
  }

  Problems valid(boolean fine, String details) {
    return require(fine, GraphErrors.PARAMETER_VALUE, details);
  }

  Problems known(boolean fine, String details) {
    return require(fine, GraphErrors.PARAMETER, details);
  }

  Problems present(JsonNode value, String name) {
    boolean missing = value.isMissingNode() || value.isNull();
    return require(!missing, GraphErrors.MISSING, name + " is required");
  }

  /** A text that must be there, of 1 to {@code max} characters as a person counts them. */
  Problems text(JsonNode value, String name, int max) {
    boolean missing = !value.isTextual() || value.textValue().isEmpty();
    require(!missing, GraphErrors.MISSING, name + " is required");
    return missing ? this : length(value, name, max);
  }

  /** A text that may be left out. */
  Problems optionalText(JsonNode value, String name, int max) {
    return value.isMissingNode() ? this : text(value, name, max);
  }

  Problems also(Optional<GraphError> problem) {
    problem.ifPresent(this::add);
    return this;
  }

  static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private Problems length(JsonNode value, String name, int max) {
    return valid(
        characters(value.textValue()) <= max,
        name + " length invalid. Min length: 1, Max length: " + max);
  }

  private Problems add(GraphError problem) {
    if (first == null) {
      first = problem;
    }
    return this;
  }
}
