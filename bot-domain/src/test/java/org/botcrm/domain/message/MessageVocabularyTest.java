package org.botcrm.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MessageVocabularyTest {

  @Test
  void idsOfMetaAreOpaqueButNotBlankOrEndless() {
    assertThat(new MessageId("w".repeat(512)).value()).hasSize(512);
    assertThat(new PhoneNumberId("1".repeat(64)).value()).hasSize(64);
    for (String bad : new String[] {"", " ", "w".repeat(513)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new MessageId(bad))
          .withMessageContaining("value");
      assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumberId(bad));
    }
  }

  @Test
  void anErrorIsSaidInOneLineWithItsCodeWhenThereIsOne() {
    assertThat(new SendError(131026, "No se puede entregar").inWords())
        .isEqualTo("No se puede entregar (código 131026)");
    assertThat(new SendError(0, "No hay conexión").inWords()).isEqualTo("No hay conexión");
  }
}
