package org.botcrm.domain.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.junit.jupiter.api.Test;

class ReplyRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123456Z");
  private static final PendingMessage MESSAGE =
      new PendingMessage(new ConversacionId(1), new MessageId("w"), "text", "hola", NOW, NOW);
  private static final ReplyContext CONTEXT = new ReplyContext(new ClienteMatch.None(), NOW);

  private record Rule(String name, Supplier<Optional<Reply>> answer) implements ReplyRule {
    @Override
    public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
      return answer.get();
    }
  }

  private static Rule saying(String name, String text) {
    return new Rule(name, () -> Optional.of(new Reply(text)));
  }

  private static Rule silent(String name) {
    return new Rule(name, Optional::empty);
  }

  private static Rule failing(String name, RuntimeException failure) {
    return new Rule(
        name,
        () -> {
          throw failure;
        });
  }

  private static ReplyRules.Decision decide(ReplyRule... rules) {
    return ReplyRules.firstMatch(List.of(rules)).decide(MESSAGE, CONTEXT);
  }

  @Test
  void theFirstAnswerWinsAndLaterRulesAreNotAsked() {
    assertThat(
            decide(
                silent("a"),
                saying("b", "de b"),
                failing("c", new IllegalStateException("not to be asked"))))
        .isEqualTo(new ReplyRules.Decision("b", new Reply("de b"), List.of()));
  }

  @Test
  void whenNoRuleAnswersThereIsNoReply() {
    assertThat(decide(silent("a"), silent("b")))
        .isEqualTo(new ReplyRules.Decision(null, null, List.of()));
    assertThat(decide()).isEqualTo(new ReplyRules.Decision(null, null, List.of()));
  }

  @Test
  void aRuleThatFailsIsRecordedAndTheNextOneAnswers() {
    IllegalStateException failure = new IllegalStateException("con el texto del cliente");

    ReplyRules.Decision decision = decide(failing("a", failure), saying("b", "de b"));

    assertThat(decision.rule()).isEqualTo("b");
    assertThat(decision.failures()).containsExactly(new ReplyRules.Failure("a", failure));
    assertThat(decision.failures().get(0).inWords())
        .isEqualTo("La regla «a» falló (IllegalStateException)");
  }

  @Test
  void aRuleThatNeverEndsToCallItselfIsRecordedToo() {
    ReplyRules.Decision decision =
        decide(new Rule("a", ReplyRulesTest::callItself), saying("b", "de b"));

    assertThat(decision.rule()).isEqualTo("b");
    assertThat(decision.failures())
        .extracting(failure -> failure.cause().getClass().getSimpleName())
        .containsExactly("StackOverflowError");
  }

  private static Optional<Reply> callItself() {
    return callItself().or(ReplyRulesTest::callItself);
  }

  @Test
  void everyFailureIsRecordedInOrderAlsoWhenNobodyAnswers() {
    ReplyRules.Decision decision =
        decide(
            failing("a", new IllegalStateException("1")),
            silent("b"),
            failing("c", new UnsupportedOperationException("2")));

    assertThat(decision.rule()).isNull();
    assertThat(decision.reply()).isNull();
    assertThat(decision.failures()).extracting(ReplyRules.Failure::rule).containsExactly("a", "c");
  }

  @Test
  void twoRulesOfOneNameAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReplyRules.firstMatch(List.of(silent("a"), silent("b"), silent("a"))))
        .withMessageContaining("a");
  }

  @Test
  void theListOfRulesIsCopied() {
    List<ReplyRule> mine = new ArrayList<>(List.of(silent("a")));
    ReplyRules rules = ReplyRules.firstMatch(mine);

    mine.add(silent("b"));

    assertThat(rules.names()).containsExactly("a");
  }

  @Test
  void aBlankReplyIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Reply(" \n"));
  }

  @Test
  void rulesPutBeforeOthersAreAskedFirst() {
    ReplyRules rules =
        ReplyRules.standard(ReplyTexts.standard()).after(silent("mía"), silent("otra"));

    assertThat(rules.names()).startsWith("mía", "otra", "saludo-cliente");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReplyRules.standard(ReplyTexts.standard()).after(silent("cedula")));
  }
}
