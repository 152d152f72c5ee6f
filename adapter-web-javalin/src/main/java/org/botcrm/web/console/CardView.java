package org.botcrm.web.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the person of a chat is, and what they owe.
 *
 * @param name of the client; null when nobody knows whose the chat is
 * @param clienteId the client's id in the CRM; null likewise
 * @param trust how sure that is, in words
 * @param trustStyle the class that colours it
 * @param reason why it is in doubt, or why there is nobody; null when there is nothing to say
 * @param cedula all of it but the last four digits hidden; null when unknown
 * @param loans of the client, active ones first
 * @param loansProblem why they cannot be shown; null when they can
 * @param readAt when they were read; null without loans
 */
public record CardView(
    @Nullable String name,
    @Nullable Integer clienteId,
    String trust,
    String trustStyle,
    @Nullable String reason,
    @Nullable String cedula,
    List<Loan> loans,
    @Nullable String loansProblem,
    @Nullable String readAt) {
  /** Copies the list. */
  public CardView {
    loans = List.copyOf(loans);
  }

  /**
   * A loan.
   *
   * @param name what was bought with it, or its number
   * @param state the CRM's word
   * @param balance what remains; null when that cannot be said
   * @param next the next instalment, in words; null when there is none
   * @param late how many days late, in words; null when none
   */
  public record Loan(
      String name,
      String state,
      @Nullable String balance,
      @Nullable String next,
      @Nullable String late) {}
}
