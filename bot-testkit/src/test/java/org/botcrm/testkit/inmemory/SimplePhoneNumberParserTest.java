package org.botcrm.testkit.inmemory;

import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.testkit.contract.PhoneNumberParserContract;

class SimplePhoneNumberParserTest implements PhoneNumberParserContract {

  @Override
  public PhoneNumberParser parser() {
    return new SimplePhoneNumberParser("58", "0");
  }
}
