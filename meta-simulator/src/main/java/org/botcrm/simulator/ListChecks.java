package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What Meta refuses in the action of a list (page interactive-list-messages). */
final class ListChecks {
  private static final int MAX_BUTTON = 20;
  private static final int MAX_SECTIONS = 10;
  private static final int MAX_ROWS = 10;
  private static final int MAX_ROW_ID = 200;
  private static final int MAX_TITLE = 24;
  private static final int MAX_DESCRIPTION = 72;

  private ListChecks() {}

  static void check(Problems problems, JsonNode action) {
    JsonNode sections = action.path("sections");
    problems
        .text(action.path("button"), "Action button", MAX_BUTTON)
        .present(sections, "sections")
        .valid(
            !sections.isEmpty() && sections.size() <= MAX_SECTIONS,
            "Invalid sections count. Min: 1, Max: " + MAX_SECTIONS)
        .valid(rows(sections) <= MAX_ROWS, "Total row count exceed max allowed count: " + MAX_ROWS);
    Set<String> ids = new HashSet<>();
    for (JsonNode section : sections) {
      section(problems, section, sections.size() > 1, ids);
    }
  }

  private static int rows(JsonNode sections) {
    return StreamSupport.stream(sections.spliterator(), false)
        .mapToInt(section -> section.path("rows").size())
        .sum();
  }

  private static void section(
      Problems problems, JsonNode section, boolean titled, Set<String> ids) {
    if (titled || section.has("title")) {
      problems.text(section.path("title"), "Section title", MAX_TITLE);
    }
    problems.require(!section.path("rows").isEmpty(), GraphErrors.MISSING, "rows is required");
    for (JsonNode row : section.path("rows")) {
      problems
          .text(row.path("id"), "Row id", MAX_ROW_ID)
          .text(row.path("title"), "Row title", MAX_TITLE)
          .optionalText(row.path("description"), "Row description", MAX_DESCRIPTION)
          .valid(ids.add(row.path("id").asText()), "Duplicated row ids");
    }
  }
}
