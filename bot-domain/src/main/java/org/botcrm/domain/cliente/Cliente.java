package org.botcrm.domain.cliente;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client of the lender, as the CRM has it.
 *
 * @param id {@code clientes.id}
 * @param cedula national ID number in any writing
 * @param nombres first names, often the whole name
 * @param apellidos last names; null when the CRM keeps them in {@code nombres}
 * @param telefono in any writing, possibly several; null when unknown
 * @param email null when unknown
 * @param estado the CRM's word, such as {@code ACTIVO}
 */
public record Cliente(
    ClienteId id,
    String cedula,
    String nombres,
    @Nullable String apellidos,
    @Nullable String telefono,
    @Nullable String email,
    String estado) {
  /** Refuses nulls where a value is required, naming the field. */
  public Cliente {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(cedula, "cedula");
    Objects.requireNonNull(nombres, "nombres");
    Objects.requireNonNull(estado, "estado");
  }

  /** The first of the names, as one would say it; empty when the CRM has none. */
  public String firstName() {
    String first = nombres.strip().split("\\s+", 2)[0];
    if (first.isEmpty()) {
      return "";
    }
    int head = first.offsetByCodePoints(0, 1);
    return first.substring(0, head).toUpperCase(Locale.ROOT)
        + first.substring(head).toLowerCase(Locale.ROOT);
  }

  /** The id only: the rest is personal. */
  @Override
  public String toString() {
    return "Cliente[" + id.value() + "]";
  }
}
