package org.botcrm.domain.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Finds in what people write what they want, by phrases from a file that a non-programmer edits;
 * {@code docs/understanding.md} says how. Immutable and thread-safe, and takes microseconds for a
 * message, however it is written.
 */
public final class Intents {
  /** The intents that there are; a file may leave some out. */
  public static final List<String> NAMES =
      List.of(
          "saludo",
          "gracias",
          "despedida",
          "menu",
          "asesor",
          "queja",
          "cancelar",
          "si",
          "no",
          "estado_prestamo",
          "saldo",
          "proxima_cuota",
          "cuotas",
          "pagos",
          "recibos",
          "como_pagar",
          "horario",
          "direccion",
          "reportar_pago",
          "promesa_pago",
          "no_pagado",
          "actualizar_datos",
          "otro_prestamo",
          "identificacion",
          "tercero",
          "codigo",
          "prestamo_nuevo",
          "bot");

  /** Those that are answered with figures of a client's loans. */
  public static final Set<String> OF_MONEY =
      Set.of("estado_prestamo", "saldo", "proxima_cuota", "cuotas", "pagos", "recibos");

  private static final String SHIPPED = "intenciones.txt";
  private static final int VERSION_LENGTH = 12;

  private final Vocabulary vocabulary;
  private final PhraseTrees trees;
  private final String version;
  private final Set<String> names;
  private final int phrases;

  Intents(
      Vocabulary vocabulary, PhraseTrees trees, String version, Set<String> names, int phrases) {
    this.vocabulary = vocabulary;
    this.trees = trees;
    this.version = version;
    this.names = Set.copyOf(names);
    this.phrases = phrases;
  }

  /** Those that ship: {@code intenciones.txt} beside this class. Reads it each time: call once. */
  public static Intents standard() {
    return read(shipped())
        .match(
            IntentsReading.Accepted::intents,
            refused -> {
              throw new IllegalStateException(SHIPPED + ": " + refused.problems());
            });
  }

  /** The text of the file that ships, to copy and edit. */
  public static String shipped() {
    try (InputStream in =
        Objects.requireNonNull(Intents.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the text of a file and tries all its examples; up to half a million characters. */
  public static IntentsReading read(String fileText) {
    Problems problems = new Problems();
    Draft draft = new DraftReader(problems).read(fileText);
    IntentsCompiler compiler = new IntentsCompiler(draft, problems);
    Intents intents = compiler.compile(versionOf(fileText));
    if (intents != null) {
      new ExampleCheck(intents, problems).check(draft, compiler.samples());
    }
    return intents == null || !problems.isEmpty()
        ? new IntentsReading.Refused(problems.list())
        : new IntentsReading.Accepted(intents);
  }

  private static String versionOf(String fileText) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(fileText.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** What a text says, or the first 1,000 words (or 16,384 characters) of a longer one. */
  public Understanding understand(String text) {
    return trees.understand(vocabulary.read(Words.of(text)));
  }

  /** The first 12 hexadecimal digits of the file's SHA-256. */
  public String version() {
    return version;
  }

  /** The names of the intents that the file has. */
  public Set<String> names() {
    return names;
  }

  /** How many phrases the file has. */
  public int phrases() {
    return phrases;
  }
}
