package org.botcrm.domain.dialogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.understanding.PlainWords;
import org.jspecify.annotations.Nullable;

/**
 * Something that an answer brings about beside its words. A value: it comes true in the transaction
 * that stores the answer, or not at all. Amounts are as the client wrote them, above zero.
 */
public sealed interface Effect {

  /**
   * A payment that a client says to have made; a person of the lender approves or rejects it.
   *
   * @param prestamoId {@code prestamos.id}; null when not told
   * @param amount what was paid
   * @param currency ISO 4217; null when not told
   * @param paidOn when, in the lender's zone; null when not told
   * @param bank null when not told
   * @param reference of the transfer; null when not told
   * @param slip the message that brought the picture of the slip; null when none did
   * @param slipHash of that file; null when unknown
   */
  record ReportPayment(
      @Nullable Long prestamoId,
      BigDecimal amount,
      @Nullable String currency,
      @Nullable LocalDate paidOn,
      @Nullable String bank,
      @Nullable String reference,
      @Nullable ConversacionId slip,
      @Nullable Sha256 slipHash)
      implements Effect {
    /** Refuses nulls where a value is required, and amounts of zero or less. */
    public ReportPayment {
      requirePositive(amount);
    }

    /**
     * The reference as it is compared, because nobody writes one twice alike: its letters and
     * digits, in upper case, without leading zeros; empty when it has none.
     */
    public Optional<String> referenceKey() {
      StringBuilder key = new StringBuilder();
      String written = reference == null ? "" : reference.toUpperCase(Locale.ROOT);
      written
          .codePoints()
          .filter(Character::isLetterOrDigit)
          .filter(letter -> letter != '0' || !key.isEmpty())
          .forEach(key::appendCodePoint);
      return key.isEmpty() ? Optional.empty() : Optional.of(key.toString());
    }

    /** Hides what was paid. */
    @Override
    public String toString() {
      return "ReportPayment[•••]";
    }
  }

  /**
   * A promise to pay.
   *
   * @param prestamoId {@code prestamos.id}; null when not told
   * @param amount null when not told
   * @param currency ISO 4217; null when not told
   * @param payOn the day promised, in the lender's zone
   */
  record PromisePayment(
      @Nullable Long prestamoId,
      @Nullable BigDecimal amount,
      @Nullable String currency,
      LocalDate payOn)
      implements Effect {
    /** Refuses nulls where a value is required, and amounts of zero or less. */
    public PromisePayment {
      Objects.requireNonNull(payOn, "payOn");
      if (amount != null) {
        requirePositive(amount);
      }
    }

    /** Hides what was promised. */
    @Override
    public String toString() {
      return "PromisePayment[•••]";
    }
  }

  /**
   * Something that a person of the lender must do.
   *
   * @param kind what
   * @param detail in the client's words; empty when there are none
   * @param nationalId canonical, as it was typed, of a {@link RequestKind#LINK}; null when none was
   */
  record AskPerson(RequestKind kind, String detail, @Nullable String nationalId) implements Effect {
    /** Refuses nulls where a value is required. */
    public AskPerson {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(detail, "detail");
    }

    /** Without an ID. */
    public AskPerson(RequestKind kind, String detail) {
      this(kind, detail, null);
    }

    /** The kind only. */
    @Override
    public String toString() {
      return "AskPerson[" + kind + "]";
    }
  }

  /**
   * A one-time code, to be sent by a channel other than this chat. The one who asks is not told
   * whether there is anybody to send it to; that is found out after the answer is stored.
   *
   * @param cliente whom the phone belongs to; null when an ID was typed
   * @param nationalId canonical, as typed; null when the phone tells who it is
   */
  record AskCode(@Nullable ClienteId cliente, @Nullable String nationalId) implements Effect {
    /** Refuses both and neither. */
    public AskCode {
      if ((cliente == null) == (nationalId == null)) {
        throw new IllegalArgumentException("cliente or nationalId: exactly one expected");
      }
    }

    /** Hides whom. */
    @Override
    public String toString() {
      return "AskCode[•••]";
    }
  }

  /**
   * A code was typed.
   *
   * @param code {@link org.botcrm.domain.identity.OneTimeCode#id}
   * @param right whether it was the one; a right one cannot be used again, a wrong one counts
   */
  record TryCode(long code, boolean right) implements Effect {}

  /** The chat belongs to this client from now on. */
  record GiveTrust(Trust trust) implements Effect {
    /** Refuses null. */
    public GiveTrust {
      Objects.requireNonNull(trust, "trust");
    }
  }

  /**
   * The chat belongs to nobody from now on, and its number alone proves nothing, also where it
   * belonged to nobody before, until trust is given again.
   *
   * @param reason in words, for the lender's people
   */
  record DropTrust(String reason) implements Effect {
    /** Refuses null. */
    public DropTrust {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * A message was not understood; kept to be grouped.
   *
   * @param words normalised, of up to 200 characters
   */
  record NotUnderstood(String words) implements Effect {
    private static final int MAX_WORDS = 200;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,190}");

    /** Refuses null. */
    public NotUnderstood {
      Objects.requireNonNull(words, "words");
    }

    /**
     * Of what somebody wrote: its words as they are compared, with a sign in place of each number
     * and e-mail address, which are somebody's and keep apart what belongs together. Empty when it
     * has no words.
     */
    public static Optional<NotUnderstood> of(String text) {
      String words = PlainWords.of(ADDRESS.matcher(text).replaceAll(" 0 ")).strip();
      words = NUMBER.matcher(words).replaceAll("#");
      String start =
          words.length() <= MAX_WORDS
              ? words
              : words.substring(0, words.offsetByCodePoints(0, words.codePointCount(0, MAX_WORDS)));
      return start.codePoints().filter(Character::isLetter).count() < 2
          ? Optional.empty()
          : Optional.of(new NotUnderstood(start));
    }

    /** Hides the words. */
    @Override
    public String toString() {
      return "NotUnderstood[•••]";
    }
  }

  private static void requirePositive(BigDecimal amount) {
    if (Objects.requireNonNull(amount, "amount").signum() <= 0) {
      throw new IllegalArgumentException("amount: more than 0 expected");
    }
  }
}
