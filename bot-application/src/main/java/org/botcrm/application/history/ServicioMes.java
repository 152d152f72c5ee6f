package org.botcrm.application.history;

import java.util.Objects;

/**
 * The free-form messages that one business number had delivered in a month.
 *
 * @param phoneNumberId the business number
 * @param mensajes how many, without those that an ad or a page brought, which are free anyway
 * @param cobrados how many of them Meta charges
 */
public record ServicioMes(String phoneNumberId, long mensajes, long cobrados) {
  /**
   * How many of a month Meta does not charge a number, from October 2026 on; what is left over ends
   * with the month.
   *
   * @see <a
   *     href="https://developers.facebook.com/docs/whatsapp/pricing/non-template-messages">Meta's
   *     page</a>
   */
  public static final int GRATIS = 1_000;

  /** Refuses nulls. */
  public ServicioMes {
    Objects.requireNonNull(phoneNumberId, "phoneNumberId");
  }

  /** How many are left before Meta charges; 0 or more. */
  public long gratisRestantes() {
    return Math.max(0, GRATIS - mensajes);
  }
}
