package org.botcrm.domain.cartera;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An amount of one currency, exact. Two are equal when they are worth the same: 10 is 10.00. {@link
 * #toString()} shows the currency only: what somebody owes is nobody's business.
 *
 * @param amount any number, negative too; two decimals or more
 * @param currency ISO 4217 code, such as {@code USD}; {@link #UNKNOWN_CURRENCY} when nobody knows
 */
public record Money(BigDecimal amount, String currency) {
  /** ISO's own code for "no currency": an amount whose currency is written in no word we know. */
  public static final String UNKNOWN_CURRENCY = "XXX";

  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
  private static final int CENTS = 2;

  /**
   * @throws IllegalArgumentException when {@code currency} is not three capital letters
   */
  public Money {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(currency, "currency");
    if (!CODE.matcher(currency).matches()) {
      throw new IllegalArgumentException("currency: three capital letters expected");
    }
    BigDecimal shortest = amount.stripTrailingZeros();
    amount = shortest.scale() < CENTS ? shortest.setScale(CENTS) : shortest;
  }

  /** Nothing. */
  public static Money zero(String currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * All of them together; zero for none.
   *
   * @throws IllegalArgumentException when one is of another currency
   */
  public static Money sum(String currency, Collection<Money> amounts) {
    return amounts.stream().reduce(zero(currency), Money::plus);
  }

  /**
   * Both together.
   *
   * @throws IllegalArgumentException when the other is of another currency
   */
  public Money plus(Money other) {
    return new Money(amount.add(same(other).amount), currency);
  }

  /**
   * What is left; negative when more is taken than there is.
   *
   * @throws IllegalArgumentException when the other is of another currency
   */
  public Money minus(Money other) {
    return new Money(amount.subtract(same(other).amount), currency);
  }

  /** This, or zero when it is less. */
  public Money orZero() {
    return amount.signum() < 0 ? zero(currency) : this;
  }

  /** Whether it is more than nothing. */
  public boolean isPositive() {
    return amount.signum() > 0;
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("currency: the same expected");
    }
    return other;
  }

  @Override
  public String toString() {
    return "Money[" + currency + "]";
  }
}
