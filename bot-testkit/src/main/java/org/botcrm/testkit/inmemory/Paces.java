package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.NumberNews;
import org.botcrm.domain.outbound.NumberPace;

/** How each business number may send. Callers hold the lock of the storage. */
final class Paces {
  private final Map<PhoneNumberId, NumberPace> paces = new HashMap<>();

  NumberPace of(PhoneNumberId number) {
    return paces.getOrDefault(number, NumberPace.free());
  }

  void change(PhoneNumberId number, UnaryOperator<NumberPace> change) {
    paces.put(number, change.apply(of(number)));
  }

  /** After a status came that was not known before. */
  void heed(Fact.Status fact, Instant now) {
    change(
        fact.status().phoneNumberId(),
        pace -> NumberNews.apply(pace, fact.status(), fact.remedy(), now));
  }

  Map<PhoneNumberId, NumberPace> all() {
    return Map.copyOf(paces);
  }
}
