package org.botcrm.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * One module and all that it may see: a whitelist, so that what nobody thought of is forbidden too.
 *
 * @param root its package below the base
 * @param ours packages of ours that it may see, below the base
 * @param others packages of others that it may see, beside {@code java..}
 * @param because why it may see no more
 */
record Module(String root, List<String> ours, List<String> others, String because) {
  private static final String NULLNESS = "org.jspecify.annotations";

  static final Module DOMAIN =
      new Module(
          "domain",
          List.of(),
          // A part of the JDK: one-time codes are kept as keyed hashes.
          List.of(NULLNESS, "javax.crypto.."),
          "the vocabulary must outlive every database, framework and version of Meta's API");
  static final Module TESTKIT =
      new Module(
          "testkit",
          List.of("domain"),
          List.of(NULLNESS, "org.junit.jupiter.api..", "org.assertj.core.."),
          "whoever writes an adapter of their own must be able to test it with nothing else of"
              + " ours");
  static final Module APPLICATION =
      new Module(
          "application",
          List.of("domain"),
          List.of(NULLNESS, "jakarta.inject"),
          "the use cases are embedded in CRMs that have their own web and database");
  static final Module PERSISTENCE =
      new Module(
          "persistence.jdbi",
          List.of("domain"),
          List.of(
              NULLNESS,
              "javax.sql",
              "org.jdbi.v3.core..",
              "org.flywaydb.core..",
              "org.sqlite..",
              "com.zaxxer.hikari",
              "com.google.i18n.phonenumbers",
              // A part of the JDK: typed IDs are counted as keyed hashes.
              "javax.crypto..",
              // The column contenido holds JSON of our own, which has nothing to do with Meta's.
              "com.fasterxml.jackson..",
              "org.slf4j"),
          "the database can be swapped, and no adapter may lean on another");
  static final Module META =
      new Module(
          "meta",
          List.of("domain"),
          List.of(
              NULLNESS, "okhttp3", "com.fasterxml.jackson..", "javax.crypto..", "javax.net.ssl"),
          "an embedder without Javalin uses the protocol alone, and no adapter may lean on"
              + " another");
  static final Module MEDIA =
      new Module(
          "media.folder",
          List.of("domain"),
          List.of(NULLNESS),
          "files can be kept elsewhere, and no adapter may lean on another");
  static final Module SUBSCRIBER =
      new Module(
          "subscriber.http",
          List.of("domain"),
          List.of(NULLNESS, "okhttp3", "com.fasterxml.jackson..", "javax.crypto..", "javax.net.."),
          "subscribers can be told in other ways, and no adapter may lean on another");
  static final Module WEB =
      new Module(
          "web",
          List.of("application", "domain"),
          List.of(
              NULLNESS,
              "gg.jte..",
              "io.javalin..",
              "jakarta.servlet..",
              "org.eclipse.jetty..",
              "com.fasterxml.jackson..",
              "org.slf4j"),
          "the shell knows nothing of Meta's JSON or of SQL, and no adapter may lean on another");
  static final Module SIMULATOR =
      new Module(
          "simulator",
          List.of(),
          List.of(
              NULLNESS,
              "io.javalin..",
              "org.eclipse.jetty..",
              "com.fasterxml.jackson..",
              "javax.crypto..",
              "org.slf4j"),
          "a simulator built of the code it tests would share its mistakes");
  static final Module BOOTSTRAP =
      new Module(
          "bootstrap",
          List.of(
              "domain",
              "application",
              "persistence.jdbi",
              "meta",
              "media.folder",
              "subscriber.http",
              "web",
              "simulator",
              "testkit"),
          List.of(
              NULLNESS,
              "io.javalin.util",
              "io.micrometer..",
              "jakarta.mail..",
              "javax.crypto..",
              "picocli",
              "org.slf4j"),
          "it wires what the others do, and plays written conversations with the test kit");

  static final List<Module> ALL =
      List.of(
          DOMAIN,
          TESTKIT,
          APPLICATION,
          PERSISTENCE,
          META,
          MEDIA,
          SUBSCRIBER,
          WEB,
          SIMULATOR,
          BOOTSTRAP);

  /** The packages of this module, as ArchUnit writes them. */
  String packages(String base) {
    return base + "." + root + "..";
  }

  /** What its classes may depend on. */
  String[] allowed(String base) {
    return Stream.of(
            Stream.of("java..", packages(base)),
            ours.stream().map(root -> base + "." + root + ".."),
            others.stream())
        .flatMap(packages -> packages)
        .toArray(String[]::new);
  }

  @Override
  public String toString() {
    return root;
  }
}
