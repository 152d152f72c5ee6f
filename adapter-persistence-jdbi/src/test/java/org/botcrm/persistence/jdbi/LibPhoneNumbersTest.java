package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.testkit.contract.PhoneNumberParserContract;
import org.junit.jupiter.api.Test;

class LibPhoneNumbersTest implements PhoneNumberParserContract {
  @Override
  public PhoneNumberParser parser() {
    return new LibPhoneNumbers("VE");
  }

  @Test
  void twoSpacesPartNumbersUnlessTheyAreWithinOne() {
    assertThat(parser().parseAll("0412  1234567")).containsExactly(new PhoneNumber("584121234567"));
    assertThat(parser().parseAll("0412-1234567  0414-7654321"))
        .containsExactly(new PhoneNumber("584121234567"), new PhoneNumber("584147654321"));
  }
}
