package org.botcrm.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ContactIdTest {
  private static final PhoneNumber PHONE = new PhoneNumber("584121234567");
  private static final BusinessScopedId USER = new BusinessScopedId("VE.1001");

  @Test
  void aContactIsWhatIsKnownOfThePerson() {
    assertThat(ContactId.of(PHONE, null)).isEqualTo(new ContactId.Phone(PHONE));
    assertThat(ContactId.of(null, USER)).isEqualTo(new ContactId.User(USER));
    assertThat(ContactId.of(PHONE, USER)).isEqualTo(new ContactId.PhoneAndUser(PHONE, USER));
    assertThat(ContactId.of(null, null)).isEqualTo(new ContactId.Unknown());
  }

  @Test
  void aContactGivesBackWhatItIsMadeOf() {
    assertThat(ContactId.of(PHONE, USER).phone()).contains(PHONE);
    assertThat(ContactId.of(PHONE, USER).user()).contains(USER);
    assertThat(ContactId.of(PHONE, null).user()).isEmpty();
    assertThat(ContactId.of(null, USER).phone()).isEmpty();
    assertThat(new ContactId.Group("g").phone()).isEmpty();
    assertThat(new ContactId.Unknown().user()).isEmpty();
  }

  @Test
  void aGroupHasAnId() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ContactId.Group(""));
  }

  @Test
  void aUserIdIsOpaqueButNotEmptyAndHasNoSpaces() {
    assertThat(new BusinessScopedId("x".repeat(256)).value()).hasSize(256);
    for (String bad : new String[] {"", "a b", "a\n", "x".repeat(257)}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new BusinessScopedId(bad));
    }
  }
}
