package org.botcrm.bootstrap;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.persistence.jdbi.LibPhoneNumbers;
import org.botcrm.simulator.portfolio.DemoPerson;
import org.botcrm.simulator.portfolio.DemoPortfolio;

/** Who is in the demo, for somebody who wants to write as one of them. */
final class DemoClients {
  private static final PhoneNumberParser PHONES = new LibPhoneNumbers("VE");
  // A choice for the start: on time, late, two loans, a shared phone, no e-mail, paid up, no loan.
  private static final List<Integer> FIRST = List.of(1, 3, 4, 5, 12, 13, 21);
  private static final String LINE = "%-4s%-16s%-14s%-32s%s";

  private DemoClients() {}

  /** Everybody, a line each. */
  static String all() {
    return table(person -> true);
  }

  /** A few who show the most. */
  static String first() {
    return table(person -> FIRST.contains(person.id()));
  }

  /** The e-mails of those with this phone, and of those whose ID number is in one of the texts. */
  static List<String> emails(String phone, List<String> texts) {
    List<String> numbers = texts.stream().map(DemoClients::digits).toList();
    return DemoPortfolio.people().stream()
        .filter(person -> person.email() != null)
        .filter(
            person ->
                hasPhone(person, phone)
                    || numbers.stream().anyMatch(text -> text.contains(digits(person.cedula()))))
        .map(person -> String.valueOf(person.email()))
        .toList();
  }

  private static boolean hasPhone(DemoPerson person, String phone) {
    return PHONES
        .parse(phone)
        .map(PhoneNumber::canonical)
        .filter(
            number ->
                PHONES.parseAll(person.phones()).stream()
                    .map(PhoneNumber::canonical)
                    .anyMatch(number::equals))
        .isPresent();
  }

  private static String table(Predicate<DemoPerson> wanted) {
    return DemoPortfolio.people().stream()
        .filter(wanted)
        .map(DemoClients::line)
        .collect(
            Collectors.joining(
                "\n", line("ID", "Teléfono", "Cédula", "Nombre", "Qué tiene") + "\n", "\n"));
  }

  private static String line(DemoPerson person) {
    String phone =
        PHONES.parseAll(person.phones()).stream()
            .findFirst()
            .map(number -> "+" + number.digits())
            .orElse("-");
    return line(
        Integer.toString(person.id()),
        phone,
        person.cedula(),
        person.name(),
        String.join("; ", person.special()));
  }

  private static String line(String... cells) {
    return LINE.formatted((Object[]) cells).stripTrailing();
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }
}
