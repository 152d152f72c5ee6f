package org.botcrm.application.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.botcrm.application.RecordingListener;
import org.botcrm.application.TestBot;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.CodeSending;
import org.botcrm.domain.identity.OneTimeCode;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.solicitud.Solicitud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
class SendCodesTest {
  private static final String STRANGER = "584140000009";
  private final VerifyingBot bot = new VerifyingBot();

  @Test
  void theCodeGoesToTheOneClientOfTheIdAndOnlyItsHashIsKept() {
    bot.say(STRANGER, VerifyingBot.ID_OF_ANA);

    assertThat(bot.sender.sent).hasSize(1);
    assertThat(bot.sender.sent.get(0).cliente().id().value()).isEqualTo(1);
    String code = bot.lastCode();
    assertThat(code).matches("[0-9]{6}");
    OneTimeCode stored = stored();
    assertThat(stored.hash()).isEqualTo(bot.hasher.hash(stored.id(), code)).doesNotContain(code);
    assertThat(stored.expiresAt()).isEqualTo(bot.clock.instant().plus(Passcode.VALIDITY));
    assertThat(bot.bot.listener.heard()).contains("code sent");
    assertThat(bot.open(RequestKind.LINK)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "V-99999999, Ningún cliente tiene esa cédula",
    "10000002, Esa cédula es de 2 clientes"
  })
  void whereNobodyOrSeveralHaveTheIdAPersonIsAskedAndNothingGoesOut(String id, String reason) {
    bot.say(STRANGER, id);

    assertThat(bot.sender.sent).isEmpty();
    assertThat(bot.open(RequestKind.LINK)).extracting(Solicitud::detail).containsExactly(reason);
    assertThat(bot.bot.listener.heard()).contains("code not sent: " + reason);
    assertThat(stored().hash()).isNull();
  }

  @Test
  void aClientWithoutAChannelIsLeftToAPerson() {
    bot.sender.outcome = CodeSending.NoChannel::new;

    bot.say(STRANGER, VerifyingBot.ID_OF_ANA);

    assertThat(bot.open(RequestKind.LINK))
        .extracting(Solicitud::detail)
        .containsExactly("El cliente no tiene otro canal para el código");
    assertThat(stored().hash()).isNull();
  }

  @Test
  void aChannelThatFailsOrBreaksIsLeftToAPerson() {
    bot.sender.outcome = () -> new CodeSending.Failed("no responde");
    bot.say(STRANGER, VerifyingBot.ID_OF_ANA);
    IllegalStateException broken = new IllegalStateException("canario 12345678");
    bot.sender.outcome =
        () -> {
          throw broken;
        };
    bot.say("584140000008", VerifyingBot.ID_OF_ANA);

    assertThat(bot.open(RequestKind.LINK))
        .extracting(Solicitud::detail)
        .containsExactly("No se pudo enviar el código: no responde", "No se pudo enviar el código");
    assertThat(bot.bot.listener.failures()).containsExactly(broken);
    assertThat(bot.bot.listener.heard().toString()).doesNotContain("canario");
    assertThat(stored().hash()).isNull();
  }

  @Test
  void aClaimThatWasLostSendsNothing() {
    CodeQueue real = bot.bot.storage.dialogues().codes();
    CodeQueue slow =
        (CodeQueue)
            Proxy.newProxyInstance(
                CodeQueue.class.getClassLoader(),
                new Class<?>[] {CodeQueue.class},
                (proxy, method, arguments) -> {
                  Object result = method.invoke(real, arguments);
                  if (method.getName().equals("claim")) {
                    bot.clock.advance(CodeQueue.LEASE);
                    real.claim(bot.clock.instant());
                  }
                  return result;
                });
    ask();

    assertThat(sendCode(slow, bot.clientes).next()).isTrue();

    assertThat(bot.sender.sent).isEmpty();
  }

  @Test
  void whileTheCrmIsAwayTheRequestWaitsAndIsFoundAgain() {
    ask();
    ClienteLookup away =
        (ClienteLookup)
            Proxy.newProxyInstance(
                ClienteLookup.class.getClassLoader(),
                new Class<?>[] {ClienteLookup.class},
                (proxy, method, arguments) -> {
                  throw new StorageException("away", new IllegalStateException());
                });
    CodeQueue queue = bot.bot.storage.dialogues().codes();

    assertThatThrownBy(() -> sendCode(queue, away).next()).isInstanceOf(StorageException.class);
    assertThat(bot.open(RequestKind.LINK)).as("an outage is never nobody").isEmpty();

    bot.clock.advance(CodeQueue.LEASE);
    assertThat(bot.sendNext()).isTrue();
    assertThat(bot.sender.sent).hasSize(1);
  }

  @Test
  void theThreadsSendWhatWaitsAndStopWhenTheyAreTold() throws InterruptedException {
    CountDownLatch sent = new CountDownLatch(1);
    bot.sender.outcome =
        () -> {
          sent.countDown();
          return new CodeSending.Sent();
        };
    ask();
    SendCodes codes =
        new SendCodes(
            bot.ports,
            new Random(7),
            new CodeSettings(2, Duration.ofHours(1)),
            bot.bot.listener,
            bot.clock);

    codes.start();
    assertThat(sent.await(TestBot.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    codes.close();

    assertThat(bot.sender.sent).hasSize(1);
    assertThat(codeThreads()).isEmpty();
  }

  @Test
  void aListenerThatThrowsStopsNothing() throws InterruptedException {
    CountDownLatch sent = new CountDownLatch(2);
    bot.sender.outcome =
        () -> {
          sent.countDown();
          throw new IllegalStateException();
        };
    ask();
    SendCodes codes =
        new SendCodes(
            bot.ports,
            new Random(7),
            new CodeSettings(1, Duration.ofMillis(5)),
            RecordingListener.throwing(),
            bot.clock);

    codes.start();
    ask("584140000007");
    assertThat(sent.await(TestBot.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    codes.close();

    assertThat(codeThreads()).isEmpty();
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CodeSettings(0, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CodeSettings(17, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new CodeSettings(1, Duration.ZERO));
  }

  /** One request that nobody sends yet. */
  private void ask() {
    ask(STRANGER);
  }

  private void ask(String phone) {
    bot.ask(phone, VerifyingBot.ID_OF_ANA);
  }

  private SendCode sendCode(CodeQueue queue, ClienteLookup clientes) {
    CodePorts ports = new CodePorts(queue, clientes, bot.sender, bot.hasher, VerifyingBot.IDS);
    return new SendCode(ports, new Random(7), bot.bot.listener, bot.clock);
  }

  private OneTimeCode stored() {
    ChatId chat = bot.answers().get(bot.answers().size() - 1).chatId();
    return Objects.requireNonNull(
        bot.bot.storage.dialogues().trust().find(chat, bot.clock.instant()).orElseThrow().code());
  }

  private static List<Thread> codeThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("bot-codes-"))
        .toList();
  }
}
