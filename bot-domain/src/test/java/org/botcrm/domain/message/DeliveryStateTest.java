package org.botcrm.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.botcrm.domain.message.DeliveryState.ACCEPTED;
import static org.botcrm.domain.message.DeliveryState.DELIVERED;
import static org.botcrm.domain.message.DeliveryState.FAILED;
import static org.botcrm.domain.message.DeliveryState.PLAYED;
import static org.botcrm.domain.message.DeliveryState.READ;
import static org.botcrm.domain.message.DeliveryState.SENT;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {

  @Test
  void aStateIsTheSameWhateverTheOrderInWhichItWasLearnt() {
    subsets(EnumSet.allOf(DeliveryState.class))
        .filter(states -> !states.isEmpty())
        .forEach(states -> assertThat(outcomes(states)).as("%s", states).hasSize(1));
  }

  private static Stream<EnumSet<DeliveryState>> subsets(EnumSet<DeliveryState> all) {
    return Stream.iterate(0, i -> i < 1 << all.size(), i -> i + 1)
        .map(
            bits ->
                all.stream()
                    .filter(state -> (bits >> state.ordinal() & 1) == 1)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(DeliveryState.class))));
  }

  /** What every order of {@code states} ends in; with repeats, because Meta repeats. */
  private static Set<DeliveryState> outcomes(EnumSet<DeliveryState> states) {
    if (states.size() == 1) {
      return Set.copyOf(states);
    }
    Set<DeliveryState> all = EnumSet.noneOf(DeliveryState.class);
    for (DeliveryState last : states) {
      EnumSet<DeliveryState> others = EnumSet.copyOf(states);
      others.remove(last);
      outcomes(others).forEach(before -> all.add(before.and(last).and(before).and(last)));
    }
    return all;
  }

  @Test
  void aFailureOutranksSentAndIsOutrankedByDelivered() {
    assertThat(FAILED.and(SENT)).isEqualTo(FAILED);
    assertThat(ACCEPTED.and(FAILED)).isEqualTo(FAILED);
    assertThat(FAILED.and(DELIVERED)).isEqualTo(DELIVERED);
    assertThat(READ.and(FAILED)).isEqualTo(READ);
    assertThat(READ.and(DELIVERED)).isEqualTo(READ);
    assertThat(PLAYED.and(READ)).isEqualTo(PLAYED);
  }

  @Test
  void metasWordsAreUnderstoodAndOthersAreNot() {
    for (DeliveryState state : EnumSet.of(SENT, DELIVERED, READ, PLAYED, FAILED)) {
      assertThat(DeliveryState.ofStatus(state.word())).contains(state);
    }
    for (String word : new String[] {"", "SENT", "accepted", "pending", "sending", "deleted"}) {
      assertThat(DeliveryState.ofStatus(word)).as(word).isEmpty();
    }
  }
}
