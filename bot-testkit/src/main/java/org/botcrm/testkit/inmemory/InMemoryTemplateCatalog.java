package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.domain.template.TemplateCatalog;
import org.botcrm.domain.template.TemplateChange;
import org.botcrm.domain.template.TemplateChange.Part;
import org.botcrm.domain.template.TemplateInfo;
import org.jspecify.annotations.Nullable;

/** Templates in memory. Thread-safe, by one lock. */
final class InMemoryTemplateCatalog implements TemplateCatalog {
  private final Map<BusinessAccountId, Instant> syncs = new HashMap<>();
  private final Map<Key, Row> rows = new HashMap<>();

  @Override
  public synchronized void replaceAll(
      BusinessAccountId account, List<TemplateInfo> templates, Instant at) {
    Instant kept = syncs.get(account);
    if (kept != null && kept.isAfter(at)) {
      return;
    }
    syncs.put(account, at);
    Map<Key, Row> fresh = new HashMap<>();
    for (TemplateInfo template : templates) {
      Key key = new Key(account, template.name(), template.language());
      fresh.put(key, merged(template, at, rows.get(key)));
    }
    rows.keySet().removeIf(key -> key.account.equals(account));
    rows.putAll(fresh);
  }

  private static Row merged(TemplateInfo template, Instant at, @Nullable Row old) {
    TemplateInfo merged = template;
    Map<Part, Instant> times = new HashMap<>();
    for (Part part : Part.values()) {
      times.put(part, at);
      if (old != null && old.times.get(part).isAfter(at)) {
        merged = merged.with(part, word(old.template, part));
        times.put(part, old.times.get(part));
      }
    }
    return new Row(merged, times);
  }

  private static String word(TemplateInfo template, Part part) {
    return switch (part) {
      case STATUS -> template.status();
      case QUALITY -> String.valueOf(template.quality());
      case CATEGORY -> template.category();
    };
  }

  @Override
  public synchronized boolean update(TemplateChange change) {
    Row row = rows.get(new Key(change.account(), change.name(), change.language()));
    if (row == null) {
      return false;
    }
    if (!change.at().isBefore(row.times.get(change.part()))) {
      row.template = row.template.with(change.part(), change.word());
      row.times.put(change.part(), change.at());
    }
    return true;
  }

  @Override
  public synchronized List<TemplateInfo> list(BusinessAccountId account, String name) {
    return list(key -> key.account.equals(account) && key.name.equals(name));
  }

  @Override
  public synchronized List<TemplateInfo> list(BusinessAccountId account) {
    return list(key -> key.account.equals(account));
  }

  private List<TemplateInfo> list(Predicate<Key> wanted) {
    return rows.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .map(entry -> entry.getValue().template)
        .sorted(Comparator.comparing(TemplateInfo::name).thenComparing(TemplateInfo::language))
        .toList();
  }

  @Override
  public synchronized Optional<Instant> syncedAt(BusinessAccountId account) {
    return Optional.ofNullable(syncs.get(account));
  }

  private record Key(BusinessAccountId account, String name, String language) {}

  /** A template, and of when each part of it is. */
  private static final class Row {
    private TemplateInfo template;
    private final Map<Part, Instant> times;

    Row(TemplateInfo template, Map<Part, Instant> times) {
      this.template = template;
      this.times = times;
    }
  }
}
