package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The templates of the simulated accounts, in the order they were made. Thread-safe. */
final class Templates {
  // Page support/error-codes, 2388019: 250 for an account.
  private static final int MAX = 250;

  private final Ids ids;
  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private long counter;

  Templates(Ids ids) {
    this.ids = ids;
  }

  /** Adds a template, or puts it in the place of the one of this name and language. */
  synchronized Entry put(String wabaId, MessageTemplate template) {
    Key key = new Key(wabaId, template.name(), template.language());
    Entry old = entries.get(key);
    if (old == null && list(wabaId, entry -> true).size() == MAX) {
      throw new IllegalArgumentException("Ya hay " + MAX + " plantillas");
    }
    Entry entry =
        old == null
            ? new Entry(++counter, ids.object(), wabaId, template)
            : new Entry(old.sequence(), old.id(), wabaId, template);
    entries.put(key, entry);
    return entry;
  }

  synchronized Optional<MessageTemplate> find(String wabaId, String name, String language) {
    return Optional.ofNullable(entries.get(new Key(wabaId, name, language))).map(Entry::template);
  }

  synchronized List<Entry> list(String wabaId, Predicate<Entry> wanted) {
    return entries.values().stream().filter(e -> e.wabaId().equals(wabaId)).filter(wanted).toList();
  }

  synchronized void clear() {
    entries.clear();
  }

  private record Key(String wabaId, String name, String language) {}

  /**
   * A template as it is kept.
   *
   * @param sequence its place in lists; does not change
   * @param id Meta's, digits
   */
  record Entry(long sequence, String id, String wabaId, MessageTemplate template) {
    /** As Meta lists it. */
    ObjectNode json() {
      ObjectNode json =
          Json.object()
              .put("name", template.name())
              .put("parameter_format", template.parameterFormat())
              .put("language", template.language())
              .put("status", template.status())
              .put("category", template.category())
              .put("id", id);
      return json.set("components", Json.readArray(template.components()));
    }
  }
}
