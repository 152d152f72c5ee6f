package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.botcrm.domain.conversacion.Cobros;
import org.botcrm.domain.message.Direccion;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction changes in the figures, added up and written once. Keys are written in their
 * order, so that two writers that meet never wait for each other in a circle.
 */
final class Counters {
  private static final int INBOUND = 0;
  private static final int OUTBOUND = 1;
  private static final int WITH_CLIENT = 2;
  private static final int ANSWERED = 3;

  private static final String ADD_TOTALS =
      """
      INSERT INTO contadores
        (phone_number_id, ranura, inbound, outbound, con_cliente, respuestas_enviadas)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (phone_number_id, ranura) DO UPDATE SET
        inbound = contadores.inbound + excluded.inbound,
        outbound = contadores.outbound + excluded.outbound,
        con_cliente = contadores.con_cliente + excluded.con_cliente,
        respuestas_enviadas = contadores.respuestas_enviadas + excluded.respuestas_enviadas""";

  private static final String ADD_MINUTES =
      """
      INSERT INTO contadores_minuto (minuto, direccion, ranura, n) VALUES (?, ?, ?, ?)
      ON CONFLICT (minuto, direccion, ranura)
        DO UPDATE SET n = contadores_minuto.n + excluded.n""";

  private static final String ADD_CLIENTES =
      """
      INSERT INTO contadores_cliente (cliente_id, ranura, n) VALUES (?, ?, ?)
      ON CONFLICT (cliente_id, ranura) DO UPDATE SET n = contadores_cliente.n + excluded.n""";

  private static final String ADD_CHARGES =
      """
      INSERT INTO contadores_cobro
        (cuarto, phone_number_id, categoria, tipo, ranura, n, cobrados)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (cuarto, phone_number_id, categoria, tipo, ranura) DO UPDATE SET
        n = contadores_cobro.n + excluded.n,
        cobrados = contadores_cobro.cobrados + excluded.cobrados""";

  private final Map<String, long[]> byBusinessNumber = new TreeMap<>();
  private final Map<Long, long[]> byMinute = new TreeMap<>();
  private final Map<Integer, Long> byCliente = new TreeMap<>();
  private final Map<ChargeKey, long[]> charges = new TreeMap<>();

  /** A new row. */
  void message(String phoneNumberId, Direccion direccion, Instant timestamp) {
    add(phoneNumberId, direccion == Direccion.INBOUND ? INBOUND : OUTBOUND);
    byMinute.computeIfAbsent(minute(timestamp), m -> new long[2])[direccion.ordinal()]++;
  }

  /** A row that now has a client. */
  void client(String phoneNumberId, int clienteId) {
    add(phoneNumberId, WITH_CLIENT);
    byCliente.merge(clienteId, 1L, Long::sum);
  }

  /** A received message whose answer Meta took. */
  void answered(String phoneNumberId) {
    add(phoneNumberId, ANSWERED);
  }

  /**
   * Messages that were delivered at a price, or, below 0, that were counted where they do not
   * belong.
   */
  void charge(ChargeKey key, int messages, int charged) {
    long[] sums = charges.computeIfAbsent(key, k -> new long[2]);
    sums[0] += messages;
    sums[1] += charged;
  }

  static long minute(Instant timestamp) {
    return Math.floorDiv(ChronoUnit.SECONDS.between(Instant.EPOCH, timestamp), 60L);
  }

  void write(WriteSession session) throws SQLException {
    session.updateEach(ADD_TOTALS, totals(session.slot()));
    session.updateEach(ADD_MINUTES, minutes(session.slot()));
    session.updateEach(ADD_CLIENTES, clientes(session.slot()));
    session.updateEach(ADD_CHARGES, charges(session.slot()));
  }

  private void add(String phoneNumberId, int figure) {
    byBusinessNumber.computeIfAbsent(phoneNumberId, p -> new long[4])[figure]++;
  }

  private List<@Nullable Object[]> totals(int slot) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    byBusinessNumber.forEach(
        (number, n) ->
            rows.add(
                new Object[] {number, slot, n[INBOUND], n[OUTBOUND], n[WITH_CLIENT], n[ANSWERED]}));
    return rows;
  }

  private List<@Nullable Object[]> minutes(int slot) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    byMinute.forEach(
        (minute, n) -> {
          for (Direccion direccion : Direccion.values()) {
            if (n[direccion.ordinal()] > 0) {
              rows.add(new Object[] {minute, direccion.name(), slot, n[direccion.ordinal()]});
            }
          }
        });
    return rows;
  }

  private List<@Nullable Object[]> clientes(int slot) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    byCliente.forEach((cliente, n) -> rows.add(new Object[] {cliente, slot, n}));
    return rows;
  }

  private List<@Nullable Object[]> charges(int slot) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    charges.forEach(
        (key, n) ->
            rows.add(
                new Object[] {
                  key.quarter, key.phoneNumberId, key.category, key.type, slot, n[0], n[1]
                }));
    return rows;
  }

  /**
   * What messages at a price are counted by.
   *
   * @param quarter as in {@link Cobros#quarter}
   */
  record ChargeKey(long quarter, String phoneNumberId, String category, String type)
      implements Comparable<ChargeKey> {
    private static final Comparator<ChargeKey> ORDER =
        Comparator.comparingLong(ChargeKey::quarter)
            .thenComparing(ChargeKey::phoneNumberId)
            .thenComparing(ChargeKey::category)
            .thenComparing(ChargeKey::type);

    static ChargeKey of(Instant moment, String phoneNumberId, String category, String type) {
      return new ChargeKey(Cobros.quarter(moment), phoneNumberId, category, type);
    }

    @Override
    public int compareTo(ChargeKey other) {
      return ORDER.compare(this, other);
    }
  }
}
