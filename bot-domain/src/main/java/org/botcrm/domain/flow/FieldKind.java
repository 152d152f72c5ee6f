package org.botcrm.domain.flow;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a field holds, by its word in the file of flows. */
enum FieldKind {
  AMOUNT("monto"),
  PAST_DATE("fecha-pasada"),
  FUTURE_DATE("fecha-futura"),
  TEXT("texto"),
  REFERENCE("referencia"),
  BANK("banco"),
  FILE("archivo"),
  LOAN("prestamo"),
  OPTION("opcion"),
  PHONE("telefono"),
  EMAIL("correo");

  /** What is only told of a payment: a day may be that of anything. */
  static final Set<FieldKind> OF_PAYMENTS = Set.of(AMOUNT, REFERENCE, BANK);

  private final String word;

  FieldKind(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  boolean isDate() {
    return this == PAST_DATE || this == FUTURE_DATE;
  }

  static Optional<FieldKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
