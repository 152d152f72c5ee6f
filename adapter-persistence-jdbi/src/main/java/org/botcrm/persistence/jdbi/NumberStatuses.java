package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.NumberNews;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.persistence.jdbi.IngestBatch.Sourced;

/**
 * What new statuses say of the business number that sent their messages: Meta takes some messages
 * and tells only afterwards that its number may not send, or sends too quickly.
 */
final class NumberStatuses {
  private NumberStatuses() {}

  static void apply(WriteSession session, List<Sourced<Fact.Status>> news) throws SQLException {
    SortedMap<String, List<Sourced<Fact.Status>>> byNumber = new TreeMap<>();
    Set<String> troubled = new TreeSet<>();
    for (Sourced<Fact.Status> sourced : news) {
      String number = sourced.fact().status().phoneNumberId().value();
      byNumber.computeIfAbsent(number, n -> new ArrayList<>()).add(sourced);
      Fact.Status fact = sourced.fact();
      if (NumberNews.isTrouble(fact.status(), fact.remedy(), sourced.at())) {
        troubled.add(number);
      }
    }
    // Read without a lock, since it is so of every delivery of statuses.
    troubled.addAll(NumberPaces.stopped(session, List.copyOf(byNumber.keySet())));
    for (String number : troubled) {
      change(session, new PhoneNumberId(number), byNumber.get(number));
    }
  }

  private static void change(
      WriteSession session, PhoneNumberId number, List<Sourced<Fact.Status>> statuses)
      throws SQLException {
    NumberPace before = NumberPaces.lock(session, number);
    if (before == null) {
      return;
    }
    NumberPace pace = before;
    for (Sourced<Fact.Status> sourced : statuses) {
      Fact.Status fact = sourced.fact();
      pace = NumberNews.apply(pace, fact.status(), fact.remedy(), sourced.at());
    }
    if (!pace.equals(before)) {
      NumberPaces.write(session, number, pace);
    }
  }
}
