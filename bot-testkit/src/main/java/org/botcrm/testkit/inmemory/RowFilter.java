package org.botcrm.testkit.inmemory;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.jspecify.annotations.Nullable;

/** Whether a row passes a filter. */
record RowFilter(ConversacionFilter filter) implements Predicate<Conversacion> {

  @Override
  public boolean test(Conversacion row) {
    return isOfParties(row)
        && (filter.chat() == null || filter.chat().equals(row.chatId()))
        && (filter.clienteId() == null || filter.clienteId().equals(row.clienteId()))
        && (filter.direccion() == null || filter.direccion() == row.direccion())
        && (filter.messageType() == null || filter.messageType().equals(row.messageType()))
        && (filter.since() == null || !row.timestamp().isBefore(filter.since()))
        && (filter.until() == null || row.timestamp().isBefore(filter.until()))
        && (filter.text() == null || folded(row.body()).contains(folded(filter.text())));
  }

  private boolean isOfParties(Conversacion row) {
    return (filter.number() == null
            || isSame(filter.number(), row.fromNumber())
            || isSame(filter.number(), row.toNumber()))
        && (filter.from() == null || isSame(filter.from(), row.fromNumber()))
        && (filter.to() == null || isSame(filter.to(), row.toNumber()));
  }

  private static boolean isSame(PhoneNumber wanted, @Nullable String digits) {
    return Optional.ofNullable(digits)
        .flatMap(PhoneNumber::ofWriting)
        .map(PhoneNumber::canonical)
        .filter(wanted.canonical()::equals)
        .isPresent();
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
