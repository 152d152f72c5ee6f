package org.botcrm.offenders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Tests {
  @Test
  void works() {}

  @Test
  void a_snake_of_words() {}

  @ParameterizedTest
  @ValueSource(ints = 1)
  void eachWorks(int number) {}
}
