package org.botcrm.domain.template;

import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.delivery.Fact;

/** Finds in what Meta tells the changes of templates. Thread-safe; never throws. */
public interface TemplateEventParser {

  /**
   * The change that an event tells of; empty when it tells of none, or cannot be read.
   *
   * @param arrived stands for the time of an event that has none
   */
  Optional<TemplateChange> parse(Fact.Event event, Instant arrived);
}
