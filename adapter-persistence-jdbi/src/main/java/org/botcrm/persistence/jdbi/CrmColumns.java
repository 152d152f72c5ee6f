package org.botcrm.persistence.jdbi;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.botcrm.domain.cartera.Money;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of the lender's records by their text, which is alike in both databases
 * whatever type a CRM gave them: {@code date} or {@code timestamp}, with an offset or without,
 * {@code numeric} or text.
 */
final class CrmColumns {
  private static final int DATE = 10;
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter();
  // PostgreSQL writes -04, +05:30 and, of times long ago, -04:27:44.
  private static final DateTimeFormatter WITH_OFFSET =
      new DateTimeFormatterBuilder().append(LOCAL).appendOffset("+HH:mm:ss", "Z").toFormatter();

  private final LenderSettings lender;

  CrmColumns(LenderSettings lender) {
    this.lender = lender;
  }

  /** An amount in the lender's currency. */
  @Nullable Money money(ResultSet row, String column) throws SQLException {
    return money(row, column, lender.currency());
  }

  /** An amount in a currency. */
  static @Nullable Money money(ResultSet row, String column, String currency) throws SQLException {
    String text = row.getString(column);
    try {
      return text == null ? null : new Money(new BigDecimal(text.strip()), currency);
    } catch (NumberFormatException e) {
      throw new UnreadableRowException(column);
    }
  }

  /** A day; the time that a CRM may have put behind it does not count. */
  static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip().substring(0, Math.min(DATE, text.strip().length())));
    } catch (DateTimeException e) {
      throw new UnreadableRowException(column);
    }
  }

  /** A time on the lender's clocks. */
  @Nullable LocalDateTime time(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return time(text.strip(), lender.zone());
    } catch (DateTimeException e) {
      throw new UnreadableRowException(column);
    }
  }

  private static LocalDateTime time(String text, ZoneId zone) {
    if (text.length() == DATE) {
      return LocalDate.parse(text).atStartOfDay();
    }
    String iso = text.replace(' ', 'T');
    boolean offset = iso.endsWith("Z") || iso.lastIndexOf('-') > DATE || iso.indexOf('+') > DATE;
    return offset
        ? OffsetDateTime.parse(iso, WITH_OFFSET).atZoneSameInstant(zone).toLocalDateTime()
        : LocalDateTime.parse(iso, LOCAL);
  }

  /** What must be there. */
  static <T> T required(@Nullable T value, String column) {
    if (value == null) {
      throw new UnreadableRowException(column);
    }
    return value;
  }

  /** Null and a text are told apart nowhere in what the bot says. */
  static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  static @Nullable Integer number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }
}
