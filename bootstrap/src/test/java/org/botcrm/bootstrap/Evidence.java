package org.botcrm.bootstrap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.botcrm.simulator.ChatMessage;
import org.botcrm.simulator.SimulatorClient;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a phone that did not get what it should: its messages with their times and
 * statuses, and the attempts that the bot wrote down. It tells a status that came late from a
 * message that went twice without need.
 */
final class Evidence {
  private static final String ATTEMPTS =
      "SELECT i.saliente_id AS saliente, i.intento AS intento, i.fin AS fin,"
          + " i.resultado AS resultado, i.motivo AS motivo FROM intentos_envio i"
          + " JOIN conversaciones_whatsapp c ON c.id = i.saliente_id"
          + " WHERE c.to_number = ? ORDER BY i.saliente_id, i.intento";
  private static final String MESSAGES =
      "SELECT c.id AS saliente, c.message_id AS wamid, c.creado_en AS creado,"
          + " s.intentos AS intentos, s.desconocidos AS desconocidos"
          + " FROM conversaciones_whatsapp c LEFT JOIN salientes s ON s.id = c.id"
          + " WHERE c.direccion = 'OUTBOUND' AND c.to_number = ? ORDER BY c.id";

  private Evidence() {}

  /** Of the phones whose count is not the expected one, the first few. */
  static String of(
      Map<String, Integer> found, Map<String, Integer> expected, SimulatorClient meta, Rows rows)
      throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (String phone : expected.keySet()) {
      if (!Objects.equals(found.get(phone), expected.get(phone)) && lines.size() < 60) {
        lines.add(phone + " got " + found.get(phone) + " of " + expected.get(phone));
        for (ChatMessage message : meta.awaitChanges(phone, 0, Duration.ZERO).outbound()) {
          lines.add("  " + message.messageId() + " at " + message.at() + " " + message.ticks());
        }
        rows.list(ATTEMPTS, phone).forEach(row -> lines.add("  " + line(row)));
        rows.list(MESSAGES, phone).forEach(row -> lines.add("  " + line(row)));
      }
    }
    return String.join("\n", lines);
  }

  private static String line(Map<String, @Nullable Object> row) {
    return row.toString();
  }
}
