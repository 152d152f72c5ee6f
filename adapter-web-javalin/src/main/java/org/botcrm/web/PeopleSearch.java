package org.botcrm.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.botcrm.application.client.ReadClientCard;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.domain.nationalid.NationalIds;
import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers of whoever some words name. By what there is an index for: numbers and ID
 * numbers. Thread-safe.
 */
final class PeopleSearch {
  private final PhoneNumberParser parser;
  private final NationalIds ids;
  private final @Nullable ReadClientCard clients;

  /**
   * @param clients null in a bot that knows of no client
   */
  PeopleSearch(PhoneNumberParser parser, NationalIds ids, @Nullable ReadClientCard clients) {
    this.parser = parser;
    this.ids = ids;
    this.clients = clients;
  }

  /** None when they name nobody. */
  List<PhoneNumber> numbers(String words) {
    Stream<PhoneNumber> written = new PhoneParams(parser).find(words).stream();
    return Stream.concat(written, ofIdNumber(words)).distinct().toList();
  }

  private Stream<PhoneNumber> ofIdNumber(String words) {
    ReadClientCard cards = clients;
    return cards == null
        ? Stream.empty()
        : ids.read(words).stream()
            .flatMap(id -> cards.find(id).stream())
            .map(Cliente::telefono)
            .filter(Objects::nonNull)
            .map(parser::parseAll)
            .flatMap(List::stream);
  }
}
