package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.pago.PromesaPago;
import org.botcrm.domain.pago.PromesaPagoCursor;
import org.botcrm.domain.pago.PromesaPagoFilter;
import org.botcrm.domain.pago.PromesaPagoPage;
import org.botcrm.domain.pago.PromesaPagoRepository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Promises to pay. */
public interface PromesaPagoContract extends StorageContract {
  /** A day. */
  LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

  private PromesaPagoRepository promises() {
    return storage().dialogues().promesas();
  }

  private static Effect.PromisePayment on(LocalDate day) {
    return new Effect.PromisePayment(null, null, null, day);
  }

  private ReceivedMessage promise(int cliente, Effect... promises) {
    Turns turns = new Turns(storage());
    ReceivedMessage message = Turns.message(Turns.phone(cliente), Steps.NOW);
    PendingChat pending = turns.receive(message, Steps.NOW);
    turns.record(
        pending, new ClienteId(cliente), DialogueState.EMPTY, Steps.NOW, List.of(promises));
    return message;
  }

  private List<LocalDate> days(
      @Nullable Integer cliente, @Nullable LocalDate from, @Nullable LocalDate to) {
    ClienteId id = cliente == null ? null : new ClienteId(cliente);
    return promises().list(new PromesaPagoFilter(id, from, to), null, 100).promesas().stream()
        .map(promesa -> promesa.promesa().payOn())
        .toList();
  }

  @Test
  default void aPromiseIsKeptAsItWasMade() {
    Effect.PromisePayment full =
        new Effect.PromisePayment(101L, new BigDecimal("150.50"), "USD", FRIDAY);
    ReceivedMessage message = promise(7, full);

    PromesaPago promise = promises().list(PromesaPagoFilter.all(), null, 10).promesas().get(0);

    assertThat(promise)
        .isEqualTo(
            new PromesaPago(
                promise.id(),
                new Steps(storage()).row(message).chatId(),
                new Steps(storage()).row(message).id(),
                new ClienteId(7),
                full,
                Steps.NOW));
    assertThat(promises().find(promise.id())).contains(promise);
    assertThat(promises().find(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  default void promisesAreFilteredByClientAndDay() {
    promise(1, on(FRIDAY), on(FRIDAY.plusDays(2)));
    promise(2, on(FRIDAY.plusDays(1)));

    assertThat(days(null, null, null))
        .containsExactly(FRIDAY.plusDays(2), FRIDAY.plusDays(1), FRIDAY);
    assertThat(days(1, null, null)).containsExactly(FRIDAY.plusDays(2), FRIDAY);
    assertThat(days(null, FRIDAY.plusDays(1), null)).hasSize(2);
    assertThat(days(null, null, FRIDAY)).containsExactly(FRIDAY);
    assertThat(days(1, FRIDAY.plusDays(1), FRIDAY.plusDays(1))).isEmpty();
    assertThat(days(2, FRIDAY.plusDays(1), FRIDAY.plusDays(1))).hasSize(1);
  }

  @Test
  default void promisesOfOneDayAreAllFoundPageAfterPage() {
    for (int i = 1; i <= 7; i++) {
      promise(i, on(FRIDAY.plusDays(i % 3)));
    }
    PromesaPagoFilter filter = PromesaPagoFilter.all();
    List<PromesaPago> all = promises().list(filter, null, 100).promesas();
    List<PromesaPago> walked = new ArrayList<>();
    PromesaPagoPage page = promises().list(filter, null, 2);
    Optional<PromesaPagoCursor> next = page.next();
    walked.addAll(page.promesas());
    while (next.isPresent()) {
      assertThat(PromesaPagoCursor.parse(next.get().written())).isEqualTo(next);
      page = promises().list(filter, next.get(), 2);
      walked.addAll(page.promesas());
      next = page.next();
    }

    assertThat(walked).hasSize(7).isEqualTo(all);
  }
}
