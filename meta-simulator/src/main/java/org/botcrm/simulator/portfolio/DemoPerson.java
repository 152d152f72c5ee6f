package org.botcrm.simulator.portfolio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invented client of the demo, as somebody who tries the bot wants to know them.
 *
 * @param id as in {@code clientes.id}
 * @param name the whole name
 * @param cedula the ID number, as somebody typed it
 * @param phones as somebody typed them; empty for none
 * @param email null for none
 * @param special what can be tried with them, in Spanish; never empty
 */
public record DemoPerson(
    int id,
    String name,
    String cedula,
    String phones,
    @Nullable String email,
    List<String> special) {
  /** Copies the list. */
  public DemoPerson {
    special = List.copyOf(special);
  }

  /** Their id: the rest looks like that of real people. */
  @Override
  public String toString() {
    return "DemoPerson[" + id + "]";
  }
}
