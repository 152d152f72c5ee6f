package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.message.PhoneNumberId;

/** Lets stopped business numbers send again. For the thread of one writer. */
final class ResumeNumber implements BatchOperation<PhoneNumberId, PhoneNumberId> {

  @Override
  public List<PhoneNumberId> apply(WriteSession session, List<PhoneNumberId> numbers)
      throws SQLException {
    List<PhoneNumberId> resumed = new ArrayList<>(numbers.size());
    for (PhoneNumberId number : numbers) {
      NumberOutcomes.resume(session, number);
      resumed.add(number);
    }
    return resumed;
  }
}
