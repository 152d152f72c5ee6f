package org.botcrm.simulator;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers of the business and the tokens that may use them. Thread-safe. */
final class Numbers {
  private static final int MAX = 100;
  private static final String BEARER = "Bearer ";

  private final BusinessNumber main;
  private final Map<String, BusinessNumber> byId = new LinkedHashMap<>();
  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final Set<String> expired = new HashSet<>();
  private String shared;

  Numbers(SimulatorSettings settings) {
    main =
        new BusinessNumber(
            settings.phoneNumberId(), settings.displayPhoneNumber(), settings.wabaId());
    shared = settings.accessToken();
    add(main);
    settings.account().moreNumbers().forEach(this::add);
  }

  BusinessNumber main() {
    return main;
  }

  /** Adds a number, or puts it in the place of the one with this id. */
  synchronized void add(BusinessNumber number) {
    if (byId.size() == MAX && !byId.containsKey(number.phoneNumberId())) {
      throw new IllegalArgumentException("Ya hay " + MAX + " números");
    }
    byId.put(number.phoneNumberId(), number);
    tokens.remove(number.phoneNumberId());
    if (number.accessToken() != null) {
      tokens.put(number.phoneNumberId(), number.accessToken());
    }
  }

  synchronized Optional<BusinessNumber> find(String phoneNumberId) {
    return Optional.ofNullable(byId.get(phoneNumberId));
  }

  /** The number of this id, or the main one when none is named. */
  BusinessNumber require(@Nullable String phoneNumberId) {
    return phoneNumberId == null
        ? main
        : find(phoneNumberId)
            .orElseThrow(
                () -> new IllegalArgumentException("phone_number_id: no hay un número con ese id"));
  }

  synchronized List<BusinessNumber> ofWaba(String wabaId) {
    return byId.values().stream().filter(number -> number.wabaId().equals(wabaId)).toList();
  }

  synchronized List<BusinessNumber> all() {
    return List.copyOf(byId.values());
  }

  /** Every token, or that of one number, is answered with 190 from now on. */
  synchronized void expire(@Nullable String phoneNumberId) {
    if (phoneNumberId == null) {
      expired.add(shared);
      expired.addAll(tokens.values());
    } else {
      expired.add(token(require(phoneNumberId)));
    }
  }

  /** From now on only this token may use the numbers without one of their own, or the one named. */
  synchronized void renew(@Nullable String phoneNumberId, String token) {
    if (phoneNumberId == null) {
      expired.remove(shared);
      shared = token;
    } else {
      // What it shares with the others stays as it is for them.
      expired.remove(tokens.get(require(phoneNumberId).phoneNumberId()));
      tokens.put(phoneNumberId, token);
    }
    expired.remove(token);
  }

  /** Why a caller may not use an object that belongs to any of these numbers. */
  synchronized Optional<GraphError> refusal(
      @Nullable String authorization, Collection<BusinessNumber> owners) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      return Optional.of(GraphErrors.badToken());
    }
    String token = authorization.substring(BEARER.length());
    if (!isValid(token)) {
      return Optional.of(
          expired.contains(token) ? GraphErrors.expiredToken() : GraphErrors.badToken());
    }
    return owners.stream().anyMatch(number -> token(number).equals(token))
        ? Optional.empty()
        : Optional.of(GraphErrors.noSuchObject());
  }

  synchronized boolean isValid(String token) {
    boolean known = byId.values().stream().anyMatch(number -> token(number).equals(token));
    return known && !expired.contains(token);
  }

  private String token(BusinessNumber number) {
    return tokens.getOrDefault(number.phoneNumberId(), shared);
  }
}
