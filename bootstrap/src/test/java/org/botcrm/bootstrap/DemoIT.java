package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as people run it: one in a folder, and other commands beside it. */
class DemoIT {
  private static final String MARIA = "+584141234567";

  /** So that each test greets somebody who was not greeted yet. */
  private static final String DEYSI = "+584125550114";

  @TempDir private static Path shared;
  private static BotProcess running;

  @TempDir private Path own;

  /** It takes longer to start than to try, so one does for all that leave it as it is. */
  @BeforeAll
  static void startDemo() {
    running = demo(shared);
    awaitGuide(running);
  }

  @AfterAll
  static void endDemo() {
    running.close();
  }

  @Test
  void aSecondDemoInTheSameFolderIsRefusedAndTheFirstGoesOn() throws IOException {
    String simulator = Files.readString(shared.resolve(DemoCommand.SIMULATOR_FILE));

    try (BotProcess second = demo(shared)) {
      assertThat(second.awaitEnd()).as(second.errors()).isEqualTo(2);
      assertThat(second.errors()).contains("ya hay una demostración en marcha", "otra carpeta");
      assertThat(second.output()).isEmpty();
    }

    assertThat(shared.resolve(DemoCommand.SIMULATOR_FILE)).hasContent(simulator);
    assertThat(run("decir", "--espera", "60", DEYSI, "hola")).contains("Deysi");
    assertThat(run("reprocesar", "--demo")).contains("Se leyeron de nuevo 0 webhooks");
  }

  @Test
  void aDemoThatWasKilledDoesNotKeepTheNextOneOutAndOneThatEndedCannotBeTalkedTo() {
    try (BotProcess first = demo(own)) {
      awaitGuide(first);
      first.kill();
    }
    try (BotProcess next = demo(own)) {
      awaitGuide(next);
      next.terminate();
    }
    try (BotProcess late = BotProcess.start(own, Map.of(), "decir", MARIA, "hola")) {
      assertThat(late.awaitEnd()).isEqualTo(2);
      assertThat(late.errors()).contains("No hay ninguna demostración en marcha", "./bot demo");
    }
  }

  @Test
  void whatAnAnswerOffersIsShownAndPressed() {
    assertThat(run("decir", "--espera", "60", MARIA, "hola"))
        .contains("María", "[1] Cuánto debo\n", "./bot decir " + MARIA + " --elegir 1");
    assertThat(run("decir", "--espera", "60", MARIA, "--elegir", "1"))
        .contains("Cliente  » [Cuánto debo]", "Te falta por pagar");
    assertThat(run("decir", "--espera", "60", MARIA, "--archivo", "foto"))
        .contains("Cliente  » [foto]\n", "comprobante de pago", "[1] Sí");
    try (BotProcess wrong = BotProcess.start(shared, Map.of(), "decir", MARIA, "--elegir", "9")) {
      assertThat(wrong.awaitEnd()).isEqualTo(2);
      assertThat(wrong.errors()).contains("«9» no vale para «--elegir»");
    }
  }

  @Test
  void mailsAreShownInTheChatThatTheyAreAbout() {
    run("decir", "--espera", "60", "+584249999999", "cuanto debo");
    assertThat(run("decir", "--espera", "60", "+584249999999", "V-99000001"))
        .contains("Correo   « Para cliente1@ejemplo.invalid: Tu código de verificación");
    assertThat(run("decir", "--espera", "60", "+584125550102", "hola")).doesNotContain("Correo");
  }

  private static BotProcess demo(Path folder) {
    return BotProcess.start(folder, Map.of(), "demo", "--puerto", "0");
  }

  /** It is ready a moment before its clients are in it, and before others can find it. */
  private static void awaitGuide(BotProcess demo) {
    await().atMost(RunningBot.PATIENCE).until(() -> demo.output().contains("Demostración lista"));
  }

  private static String run(String... arguments) {
    try (BotProcess command = BotProcess.start(shared, Map.of(), arguments)) {
      assertThat(command.awaitEnd()).as(command.errors()).isZero();
      return command.output();
    }
  }
}
