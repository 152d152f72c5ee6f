package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ControlTest {
  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = Bench.open();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void healthSaysThatItIsASimulator() throws Exception {
    assertThat(bench.get("salud"))
        .isEqualTo(new Bench.Answer(200, "{\"estado\":\"ok\",\"simulador\":true}"));
  }

  @Test
  void figuresCountSendsByPhone() throws Exception {
    bench.send(Bench.text(Bench.PHONE, "uno"));
    bench.send(Bench.text(Bench.PHONE, "dos"));
    bench.send(Bench.text("nadie", "tres"));

    assertThat(bench.get("estadisticas").json().path("envios").toString())
        .isEqualTo("{\"aceptados\":2,\"rechazados\":1,\"por_telefono\":{\"584141234567\":2}}");
  }

  @Test
  void theBaseUrlIsLoopbackWithAVersion() {
    assertThat(bench.simulator.baseUrl())
        .isEqualTo("http://127.0.0.1:" + bench.simulator.port() + "/v26.0");
  }

  @Test
  void theHandshakeSendsWhatMetaSendsAndWantsTheBareChallenge() throws Exception {
    bench.bot.answersHandshake(
        query ->
            query.matches(
                    "hub\\.mode=subscribe&hub\\.challenge=[0-9]+&hub\\.verify_token=verificame")
                ? query.replaceAll(".*challenge=([0-9]+).*", "$1")
                : "no");
    assertThat(bench.simulator.verifyWebhook()).isEqualTo(new Handshake(200, true));
    assertThat(bench.simulator.verifyWebhook().verified()).isTrue();

    bench.bot.answersHandshake(query -> query.replaceAll(".*challenge=([0-9]+).*", "\"$1\""));
    assertThat(bench.simulator.verifyWebhook()).isEqualTo(new Handshake(200, false));

    bench.bot.close();
    assertThat(bench.simulator.verifyWebhook()).isEqualTo(new Handshake(0, false));
  }

  @Test
  void aPageOfAnotherSiteIsTurnedAway() throws Exception {
    Bench.Answer answer =
        bench.answer(
            HttpRequest.newBuilder(bench.at("/simulador/duplicar"))
                .header("Origin", "http://malo.example")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

    assertThat(answer.http()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("activo");
  }

  @Test
  void aNameThatPointsToThisMachineIsTurnedAway() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.simulator.port());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      String request =
          "GET /simulador/salud HTTP/1.1\r\nHost: malo.example\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();

      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 403")
          .doesNotContain("\"ok\"");
    }
  }

  @Test
  void aSimulatorThatIsGoneIsReportedToItsClients() {
    SimulatorClient client = bench.simulator.client();
    bench.simulator.close();

    assertThatThrownBy(() -> client.say(Bench.PHONE, "hola"))
        .isInstanceOf(SimulatorException.class)
        .hasMessageStartingWith("El simulador no responde en http://127.0.0.1:");
  }

  @Test
  void clientsAndWebhooksNeverLeaveThisMachine() {
    URI away = URI.create("http://graph.facebook.com/");

    assertThatThrownBy(() -> new SimulatorClient(away))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bench.simulator.useWebhook(away))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPortThatIsTakenStopsTheStart() {
    SimulatorSettings settings =
        Bench.settings(bench.bot.url(), bench.clock).withPort(bench.simulator.port());

    assertThatThrownBy(() -> MetaSimulator.start(settings)).isInstanceOf(RuntimeException.class);
  }
}
