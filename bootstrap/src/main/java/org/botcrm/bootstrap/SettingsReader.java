package org.botcrm.bootstrap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings by name and collects every mistake, so that all are reported together. For one
 * thread.
 */
final class SettingsReader {
  private static final List<String> OURS = List.of("BOT_", "WHATSAPP_");
  private static final String UNKNOWN =
      "Revise cómo se escribe, en la tabla del README, o quite la línea. BOT_LOG y BOT_JAVA_OPTS"
          + " valen solo en el entorno.";

  private final Map<String, String> values;
  private final List<String> mistakes = new ArrayList<>();
  private final Set<String> asked = new HashSet<>();

  SettingsReader(Map<String, String> values) {
    this.values = values;
  }

  /**
   * A setting that must be there; null, with the mistake noted, when it is missing or wrong.
   *
   * @param remedy what to do when it is not right, for a person
   */
  <T> @Nullable T required(String name, Function<String, T> read, String remedy) {
    Optional<String> value = value(name);
    if (value.isEmpty()) {
      mistakes.add(name + ": falta. " + remedy);
      return null;
    }
    return read(name, value.get(), read, remedy);
  }

  /** A setting that has a default; null, with the mistake noted, when it is wrong. */
  <T> @Nullable T orElse(String name, String standard, Function<String, T> read, String remedy) {
    return read(name, value(name).orElse(standard), read, remedy);
  }

  /** A setting that may be missing; empty when it is, or, with the mistake noted, when wrong. */
  <T> Optional<T> optional(String name, Function<String, T> read, String remedy) {
    return value(name).map(value -> read(name, value, read, remedy));
  }

  /** The settings whose name begins like this and that are not blank, sorted. */
  SortedSet<String> names(String prefix) {
    SortedSet<String> names = new TreeSet<>();
    values.keySet().stream()
        .filter(name -> name.startsWith(prefix) && value(name).isPresent())
        .forEach(names::add);
    asked.addAll(names);
    return names;
  }

  /**
   * Notes as a mistake each of these names that look like ours and that nothing has asked for: a
   * setting that is misspelt would have no effect, and nobody would know. Call when all was read.
   */
  void refuseUnknown(Set<String> names) {
    names.stream()
        .filter(name -> OURS.stream().anyMatch(name::startsWith))
        .filter(name -> !asked.contains(name) && value(name).isPresent())
        .sorted()
        .forEach(name -> mistakes.add(name + ": no hay ningún dato que se llame así. " + UNKNOWN));
  }

  /** Notes a mistake; never with a value, which may be a secret. */
  void mistake(String line) {
    mistakes.add(line);
  }

  /** Does something that may find more mistakes, and notes them. */
  void trying(Runnable opening) {
    try {
      opening.run();
    } catch (SettingsException e) {
      String.valueOf(e.getMessage()).lines().forEach(mistakes::add);
    }
  }

  /** What is wrong, in the order of reading. */
  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** A setting as it is written; empty when it is missing or blank. */
  Optional<String> value(String name) {
    asked.add(name);
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private <T> @Nullable T read(String name, String value, Function<String, T> read, String remedy) {
    try {
      return read.apply(value);
    } catch (RuntimeException e) {
      // The value may be a secret typed into the wrong place, so it is not shown.
      mistakes.add(name + ": no es válido. " + remedy);
      return null;
    }
  }
}
