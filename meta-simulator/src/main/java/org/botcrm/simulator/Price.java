package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/**
 * The {@code pricing} of a status (page pricing).
 *
 * @param category {@code service}, {@code utility}, {@code marketing}, {@code authentication}, …
 * @param billable whether it is charged
 * @param type {@code regular}, {@code free_customer_service} or {@code free_entry_point}
 */
record Price(String category, boolean billable, String type) {
  /** The first 1,000 service messages of a month are free (page pricing/non-template-messages). */
  static final Price SERVICE = new Price("service", false, "free_customer_service");

  static Price ofTemplate(MessageTemplate template) {
    return new Price(template.category().toLowerCase(Locale.ROOT), true, "regular");
  }

  /** What is not said is as in {@link #SERVICE}. */
  static Price read(ObjectNode json) {
    ControlJson.requireKnown(json, Set.of("categoria", "facturable", "tipo"));
    return new Price(
        json.path("categoria").asText(SERVICE.category()),
        ControlJson.flag(json, "facturable", SERVICE.billable()),
        json.path("tipo").asText(SERVICE.type()));
  }

  ObjectNode json() {
    return Json.object()
        .put("billable", billable)
        .put("pricing_model", "PMP")
        .put("type", type)
        .put("category", category);
  }
}
