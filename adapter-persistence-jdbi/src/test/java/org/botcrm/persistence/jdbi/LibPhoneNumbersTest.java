package org.botcrm.persistence.jdbi;

import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.testkit.contract.PhoneNumberParserContract;

class LibPhoneNumbersTest implements PhoneNumberParserContract {
  @Override
  public PhoneNumberParser parser() {
    return new LibPhoneNumbers("VE");
  }
}
