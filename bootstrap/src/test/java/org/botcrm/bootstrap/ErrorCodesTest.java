package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.PairPace;
import org.botcrm.domain.outbound.Remedy;
import org.botcrm.meta.send.MetaMessageSender;
import org.botcrm.simulator.BusinessNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every error code that Meta documents, refused by the simulated Meta and followed to its end: from
 * the code over HTTP and the table to the database, the clock and the phone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorCodesTest {
  private static final String TABLE = "/org/botcrm/meta/codigos.csv";
  private static final String WORDS = "[a-zñáéíóú]{4,} [a-zñáéíóú]{2,}";
  private static final String NO_SUCH_OBJECT = "100/33";

  /** A business number that nothing is wrong with. */
  private static final String OTHER = Keys.NUMBER;

  private ClockedBot bot;
  private int numbers;

  @BeforeAll
  void start(@TempDir Path folder) {
    bot = ClockedBot.in(folder);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  /** Buckets are full again, and what failed leaves nothing to the next. */
  @BeforeEach
  void rest() {
    bot.clearFaults();
    bot.clock().advance(Duration.ofSeconds(10));
  }

  @Test
  void everyRemedyHasCodes() {
    assertThat(codes()).extracting(Code::remedy).contains(Remedy.values());
    assertThat(codes()).hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("givenUp")
  void aRefusalForGoodFailsAtOnceInWordsAndIsNotRepeated(Code code) throws InterruptedException {
    long before = bot.asked();
    refuse(code, OTHER, 1);

    var sent = bot.ask(bot.newPhone(), OTHER);

    ClockedBot.await(() -> sent.state().equals("failed"));
    assertThat(sent.error()).contains(code.inWords()).containsPattern(WORDS);
    bot.clock().advance(Duration.ofHours(1));
    assertOthersAreServed(OTHER);
    assertThat(sent.claims()).isEqualTo(1);
    assertThat(sent.arrivals()).isZero();
    assertThat(bot.asked()).isEqualTo(before + 2);
  }

  @ParameterizedTest
  @MethodSource("retried")
  void aRefusalThatPassesIsTriedAgainAfterTheBackOff(Code code) throws InterruptedException {
    refuse(code, OTHER, 1);

    var sent = bot.ask(bot.newPhone(), OTHER);

    ClockedBot.await(() -> sent.attempts() == 1);
    assertThat(sent.state()).isEqualTo("pending");
    assertThat(sent.error()).contains(code.inWords()).containsPattern(WORDS);
    assertThat(sent.rest()).isBetween(Duration.ofMillis(750), Duration.ofSeconds(1));
    assertWaits(sent, sent.rest(), OTHER);
    bot.clock().advance(Duration.ofMillis(1));
    assertArrivesOnce(sent, 2);
  }

  @ParameterizedTest
  @MethodSource("slowedChats")
  void tooMuchForOnePersonSlowsThatPersonAlone(Code code) throws InterruptedException {
    refuse(code, OTHER, 1);

    var sent = bot.ask(bot.newPhone(), OTHER);

    for (int x = 0; x < 3; x++) {
      int ended = x + 1;
      ClockedBot.await(() -> sent.attempts() == ended);
      assertThat(sent.state()).isEqualTo("pending");
      assertThat(sent.rest()).isEqualTo(Duration.ofSeconds((long) Math.pow(4, x)));
      assertWaits(sent, sent.rest(), OTHER);
      if (ended < 3) {
        refuse(code, OTHER, 1);
      }
      bot.clock().advance(Duration.ofMillis(1));
      if (ended == 2) {
        // Two attempts in a burst, five seconds ago, are paid for after twelve.
        bot.clock().advance(PairPace.INTERVAL.multipliedBy(2).minusSeconds(5));
      }
    }
    assertArrivesOnce(sent, 4);
    assertThat(pace(OTHER).slowedTo()).isNull();
  }

  @ParameterizedTest
  @MethodSource("slowedNumbers")
  void tooMuchForOneBusinessNumberPausesThatNumberAlone(Code code) throws InterruptedException {
    String number = newNumber();
    refuse(code, number, 1);

    var sent = bot.ask(bot.newPhone(), number);

    ClockedBot.await(() -> sent.attempts() == 1);
    assertThat(sent.state()).isEqualTo("pending");
    assertThat(pace(number).pausedUntil())
        .isEqualTo(bot.clock().instant().plus(Duration.ofSeconds(1)));
    assertThat(pace(number).slowedTo()).isEqualTo(40);
    var next = bot.ask(bot.newPhone(), number);
    assertWaits(sent, Duration.ofSeconds(1), OTHER);
    assertThat(next.claims()).isZero();
    bot.clock().advance(Duration.ofMillis(1));
    assertArrivesOnce(sent, 2);
    assertArrivesOnce(next, 1);
    assertThat(pace(OTHER).slowedTo()).isNull();
    assertThat(pace(OTHER).pausedUntil()).isNull();
  }

  @ParameterizedTest
  @MethodSource("stoppedNumbers")
  void whatStopsABusinessNumberLosesNothingAndSendsNothingTwice(Code code)
      throws InterruptedException {
    String number = newNumber();
    refuse(code, number, 1);

    var sent = bot.ask(bot.newPhone(), number);
    ClockedBot.await(() -> sent.attempts() == 1);
    assertStopped(number, code);
    assertKept(sent, code);
    var next = bot.ask(bot.newPhone(), number);
    assertWaits(next, Duration.ofSeconds(59), OTHER);
    assertThat(sent.claims() + next.claims()).isEqualTo(1);

    // Somebody says that it is mended, and it is not.
    refuse(code, number, 2);
    bot.outbox().resume(new PhoneNumberId(number));
    ClockedBot.await(() -> sent.attempts() == 2 && next.attempts() == 1);
    assertStopped(number, code);
    assertKept(sent, code);
    assertKept(next, code);

    mend(number);
    bot.clock().set(Objects.requireNonNull(pace(number).stop()).probeAt());
    ClockedBot.await(() -> sent.arrivals() == 1 && next.arrivals() == 1);
    ClockedBot.await(() -> sent.state().equals("read") && next.state().equals("read"));
    ClockedBot.await(() -> pace(number).stop() == null);
    assertThat(sent.claims() + next.claims()).isEqualTo(5);
    assertThat(sent.arrivals()).isEqualTo(1);
    assertThat(next.arrivals()).isEqualTo(1);
    assertThat(sent.error()).isEmpty();
  }

  @Test
  void aStoppedNumberThatWasMendedSendsAtOnceWhenSomebodySaysSo() throws InterruptedException {
    String number = newNumber();
    refuse(new Code("190", Remedy.STOP_NUMBER), number, 1);
    var sent = bot.ask(bot.newPhone(), number);
    ClockedBot.await(() -> sent.attempts() == 1);

    bot.outbox().resume(new PhoneNumberId(number));

    assertArrivesOnce(sent, 2);
  }

  @ParameterizedTest
  @MethodSource("ofOneMessage")
  void aFailureThatMetaReportsLaterIsShownInWords(Code code) throws InterruptedException {
    failLater(code);

    var sent = bot.ask(bot.newPhone(), OTHER);

    ClockedBot.await(() -> sent.state().equals("failed"));
    assertThat(sent.error()).contains(code.inWords()).containsPattern(WORDS);
    assertThat(sent.claims()).isEqualTo(1);
    assertThat(sent.arrivals()).isEqualTo(1);
    assertOthersAreServed(OTHER);
  }

  @ParameterizedTest
  @MethodSource("stoppedNumbers")
  void whatStopsABusinessNumberStopsItAlsoWhenMetaReportsItLater(Code code)
      throws InterruptedException {
    Assumptions.assumeFalse(code.key().equals(NO_SUCH_OBJECT), "a status has no subcode");
    String number = newNumber();
    failLater(code);
    var failed = bot.ask(bot.newPhone(), number);
    ClockedBot.await(() -> failed.state().equals("failed"));
    assertThat(failed.error()).contains(code.inWords()).containsPattern(WORDS);
    assertStopped(number, code);
    var next = bot.ask(bot.newPhone(), number);
    var last = bot.ask(bot.newPhone(), number);
    assertWaits(next, Duration.ofMinutes(1), OTHER);

    failLater(code);
    bot.clock().advance(Duration.ofMillis(1));
    ClockedBot.await(() -> next.state().equals("failed"));
    assertWaits(last, Duration.ofMinutes(1), OTHER);

    bot.clock().advance(Duration.ofMillis(1));
    ClockedBot.await(() -> last.state().equals("read"));
    ClockedBot.await(() -> pace(number).stop() == null);
  }

  @ParameterizedTest
  @MethodSource("slowedNumbers")
  void tooMuchForOneBusinessNumberPausesItAlsoWhenMetaReportsItLater(Code code)
      throws InterruptedException {
    String number = newNumber();
    failLater(code);

    var failed = bot.ask(bot.newPhone(), number);

    ClockedBot.await(() -> failed.state().equals("failed"));
    assertThat(failed.error()).contains(code.inWords()).containsPattern(WORDS);
    var next = bot.ask(bot.newPhone(), number);
    assertWaits(next, Duration.ofSeconds(1), OTHER);
    assertThat(pace(number).rate(80, bot.clock().instant())).isBetween(40.0, 42.0);
    bot.clock().advance(Duration.ofMillis(1));
    assertArrivesOnce(next, 1);
  }

  private void failLater(Code code) throws InterruptedException {
    bot.meta().planFault("{\"codigo\": %d, \"fallido\": true}".formatted(code.number()));
  }

  /** It is not sent until a millisecond before its rest is over, while others are. */
  private void assertWaits(ClockedBot.Sent sent, Duration rest, String othersNumber)
      throws InterruptedException {
    long claims = sent.claims();
    bot.clock().advance(rest.minusMillis(1));
    assertOthersAreServed(othersNumber);
    assertThat(sent.claims()).as("claims while it rests").isEqualTo(claims);
  }

  /** Whoever writes now is answered; so everything that is due now has been claimed before. */
  private void assertOthersAreServed(String number) throws InterruptedException {
    var other = bot.ask(bot.newPhone(), number);
    ClockedBot.await(() -> other.state().equals("read"));
    assertThat(other.claims()).isEqualTo(1);
  }

  private void assertArrivesOnce(ClockedBot.Sent sent, int attempts) throws InterruptedException {
    ClockedBot.await(() -> sent.state().equals("read"));
    bot.clock().advance(Duration.ofHours(1));
    assertOthersAreServed(OTHER);
    assertThat(sent.claims()).isEqualTo(attempts);
    assertThat(sent.arrivals()).isEqualTo(1);
    assertThat(sent.error()).isEmpty();
  }

  private void assertStopped(String number, Code code) {
    ClockedBot.await(() -> pace(number).stop() != null);
    NumberPace.Stop stop = Objects.requireNonNull(pace(number).stop());
    assertThat(stop.error().code()).isEqualTo(code.number());
    assertThat(stop.error().words()).containsPattern(WORDS);
    assertThat(stop.probeAt()).isEqualTo(bot.clock().instant().plus(Duration.ofMinutes(1)));
  }

  private static void assertKept(ClockedBot.Sent sent, Code code) {
    assertThat(sent.state()).isEqualTo("pending");
    assertThat(sent.error()).contains(code.inWords());
    assertThat(sent.arrivals()).isZero();
  }

  private NumberPace pace(String number) {
    return bot.outbox().paces().getOrDefault(new PhoneNumberId(number), NumberPace.free());
  }

  private void refuse(Code code, String number, int times) throws InterruptedException {
    if (code.key().equals(NO_SUCH_OBJECT)) {
      // What Meta says of a number that the token has no permission for.
      bot.meta().meta().number(number(number, "de-otra-empresa"));
    } else {
      bot.meta().planFault("{\"codigo\": %d, \"veces\": %d}".formatted(code.number(), times));
    }
  }

  private void mend(String number) throws InterruptedException {
    bot.meta().meta().number(number(number, null));
  }

  private String newNumber() throws InterruptedException {
    String number = "10654035224%04d".formatted(++numbers);
    bot.meta().meta().number(number(number, null));
    return number;
  }

  private static BusinessNumber number(String id, @Nullable String token) {
    return new BusinessNumber(id, "1555" + id.substring(id.length() - 7), Keys.WABA, token);
  }

  static List<Code> givenUp() {
    return codes(Remedy.GIVE_UP);
  }

  static List<Code> retried() {
    return codes(Remedy.RETRY);
  }

  static List<Code> slowedChats() {
    return codes(Remedy.SLOW_CHAT);
  }

  static List<Code> slowedNumbers() {
    return codes(Remedy.SLOW_NUMBER);
  }

  /** Those that concern the message alone, as a status without a subcode also does. */
  static List<Code> ofOneMessage() {
    return codes().stream()
        .filter(code -> code.remedy() != Remedy.SLOW_NUMBER)
        .filter(code -> code.remedy() != Remedy.STOP_NUMBER || code.key().equals(NO_SUCH_OBJECT))
        .toList();
  }

  static List<Code> stoppedNumbers() {
    return codes(Remedy.STOP_NUMBER);
  }

  private static List<Code> codes(Remedy remedy) {
    return codes().stream().filter(code -> code.remedy() == remedy).toList();
  }

  /** All rows of the table; of a range of codes the first and the last. */
  static List<Code> codes() {
    try (var in = Objects.requireNonNull(MetaMessageSender.class.getResourceAsStream(TABLE));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).flatMap(Code::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A code and what it asks of us.
   *
   * @param key the code, with its subcode behind a slash where that matters
   */
  record Code(String key, Remedy remedy) {
    private static Stream<Code> of(String line) {
      String[] fields = line.split(";", 3);
      return Stream.of(fields[0].split("-")).map(key -> new Code(key, Remedy.valueOf(fields[1])));
    }

    /** A code 0 is shown like none. */
    private String inWords() {
      return number() == 0 ? "" : "(código " + number() + ")";
    }

    private int number() {
      return Integer.parseInt(key.split("/")[0]);
    }
  }
}
