package org.botcrm.domain.cartera;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An instalment, a row of {@code cuotas}. What it says of days late is the CRM's, of some earlier
 * day; {@link #daysLeft} counts anew.
 *
 * @param id {@code cuotas.id}
 * @param prestamoId the loan
 * @param numeroCuota from 1 on, within the loan
 * @param fechaVencimiento the day until whose end it can be paid in time
 * @param fechaPago when it was paid, also in part; null when it was not, or the CRM does not say
 * @param montoCuota what is to be paid in all
 * @param saldoCapitalFinal what remains of the capital once it is paid; null when unknown
 * @param totalPagado what was paid of it; null when the CRM does not say
 * @param diasMora the CRM's count of days late; null when it has none
 * @param estado the CRM's word, such as {@code PENDIENTE}
 */
public record Cuota(
    int id,
    PrestamoId prestamoId,
    int numeroCuota,
    LocalDate fechaVencimiento,
    @Nullable LocalDate fechaPago,
    Money montoCuota,
    @Nullable Money saldoCapitalFinal,
    @Nullable Money totalPagado,
    @Nullable Integer diasMora,
    String estado) {
  /** Refuses nulls where a value is required, naming the field. */
  public Cuota {
    Objects.requireNonNull(prestamoId, "prestamoId");
    Objects.requireNonNull(fechaVencimiento, "fechaVencimiento");
    Objects.requireNonNull(montoCuota, "montoCuota");
    Objects.requireNonNull(estado, "estado");
  }

  /** What the CRM's word means. */
  public EstadoCuota situation() {
    return EstadoCuota.of(estado);
  }

  /**
   * What is still to be paid of it: nothing when the CRM calls it paid, whatever the amounts, and
   * otherwise {@code monto_cuota} less {@code total_pagado}, never below zero.
   */
  public Money remaining() {
    Money none = Money.zero(montoCuota.currency());
    return switch (situation()) {
      case PAGADO -> none;
      case ADELANTADO -> totalPagado == null ? none : montoCuota.minus(totalPagado).orZero();
      case PENDIENTE, ATRASADO, PARCIAL, OTRO ->
          totalPagado == null ? montoCuota : montoCuota.minus(totalPagado).orZero();
    };
  }

  /** Whether nothing remains of it. */
  public boolean isPaid() {
    return !remaining().isPositive();
  }

  /** Whether it is not paid and its day is over. */
  public boolean isLate(LocalDate today) {
    return !isPaid() && fechaVencimiento.isBefore(today);
  }

  /**
   * Days until it is due: 0 on its day, negative when that is over.
   *
   * @param today in the lender's zone
   */
  public long daysLeft(LocalDate today) {
    return ChronoUnit.DAYS.between(today, fechaVencimiento);
  }

  /**
   * Whether what remains cannot be said for sure: its state is a word that is not known here, or
   * part of it was paid and the CRM does not say how much.
   */
  public boolean isUnclear() {
    return situation() == EstadoCuota.OTRO
        || situation() == EstadoCuota.PARCIAL && totalPagado == null;
  }

  /** The id only: the rest is personal. */
  @Override
  public String toString() {
    return "Cuota[" + id + "]";
  }
}
