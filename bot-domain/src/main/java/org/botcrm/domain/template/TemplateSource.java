package org.botcrm.domain.template;

import java.util.List;
import java.util.Objects;

/** Where the templates of a business account are asked for. Thread-safe. */
public interface TemplateSource {

  /** Asks for all of them; waits for the answer. */
  Fetched fetch(BusinessAccountId account);

  /** What came of it: all of the templates, or none. */
  sealed interface Fetched {

    /** These are all. */
    record All(List<TemplateInfo> templates) implements Fetched {
      /** Copies the list. */
      public All {
        templates = List.copyOf(templates);
      }
    }

    /**
     * They could not be had.
     *
     * @param reason for a person, in Spanish, without anything personal
     */
    record Failed(String reason) implements Fetched {
      /** Refuses null. */
      public Failed {
        Objects.requireNonNull(reason, "reason");
      }
    }
  }
}
