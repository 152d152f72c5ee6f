package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ReceiptsTest {
  private Bench bench;
  private SimulatedPhone phone;

  @BeforeEach
  void open() throws Exception {
    bench = Bench.open();
    phone = bench.phones.phone(Bench.PHONE);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void markingOneMarksWhatCameBeforeToo() throws Exception {
    String first = phone.say("uno").messageId();
    String second = phone.say("dos").messageId();
    String third = phone.say("tres").messageId();

    assertThat(read(second, false).http()).isEqualTo(200);

    assertThat(bench.awaitTick(Bench.PHONE, first, "read").has("read")).isTrue();
    assertThat(bench.phones.awaitMessages(Bench.PHONE, 0, Duration.ZERO).messages())
        .filteredOn(message -> message.has("read"))
        .extracting(ChatMessage::messageId)
        .containsExactly(first, second)
        .doesNotContain(third);
    assertThat(phone.state().reads()).isEqualTo(1);
    assertThat(phone.state().typings()).isZero();
  }

  @Test
  void writingShowsFor25SecondsOrUntilTheAnswer() throws Exception {
    String id = phone.say("hola").messageId();

    read(id, true);
    assertThat(phone.state().typing()).isTrue();
    bench.clock.advance(Duration.ofSeconds(25));
    assertThat(phone.state().typing()).isFalse();

    read(id, true);
    assertThat(phone.state().typing()).isTrue();
    bench.send(Bench.text(Bench.PHONE, "respuesta"));
    PhoneState state = phone.state();
    assertThat(state.typing()).isFalse();
    assertThat(state.typings()).isEqualTo(2);
    assertThat(state.reads()).isEqualTo(2);
    assertThat(state.sends()).isEqualTo(1);
    assertThat(state.toString()).doesNotContain(Bench.DIGITS);
  }

  @Test
  void aMessageNobodySentOrTooOldCannotBeMarked() throws Exception {
    String id = phone.say("hola").messageId();

    assertThat(read("wamid.otro", false).code()).isEqualTo(131009);
    bench.clock.advance(Duration.ofDays(30).plusSeconds(1));
    assertThat(read(id, false).code()).isEqualTo(131009);
    assertThat(phone.state().reads()).isZero();
  }

  @Test
  void theIndicatorHasAType() throws Exception {
    String id = phone.say("hola").messageId();

    Bench.Answer answer =
        bench.send(
            """
            {"messaging_product":"whatsapp","status":"read","message_id":"%s",
             "typing_indicator":{"type":"voz"}}
            """
                .formatted(id));

    assertThat(answer.code()).isEqualTo(100);
    assertThat(phone.state().typings()).isZero();
  }

  @Test
  void aPhoneNobodyKnowsHasNoState() throws Exception {
    assertThat(bench.get("telefonos/584120000000").http()).isEqualTo(404);
  }

  private Bench.Answer read(String id, boolean typing) throws Exception {
    String more = typing ? ",\"typing_indicator\":{\"type\":\"text\"}" : "";
    return bench.send(
        "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"%s\"%s}"
            .formatted(id, more));
  }
}
