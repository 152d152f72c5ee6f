package org.botcrm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class GraphMockTest {
  private final Arrivals arrivals = new Arrivals();
  private final GraphMock graph = new GraphMock(Duration.ZERO, arrivals);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    graph.close();
  }

  @Test
  void everySendIsAnsweredWithAnIdOfItsOwn() throws Exception {
    String first = send(7);
    String second = send(7);
    assertThat(first).contains("\"messages\":[{\"id\":\"wamid.").isNotEqualTo(second);
  }

  @Test
  void whoWasSentWhatIsKnown() throws Exception {
    long before = System.nanoTime();
    send(7);
    send(7);
    send(8);
    assertThat(arrivals.total()).isEqualTo(3);
    assertThat(arrivals.of(7)).isEqualTo(2);
    assertThat(arrivals.of(9)).isZero();
    assertThat(arrivals.firstAt(7)).isBetween(before, arrivals.firstAt(8));
    assertThat(arrivals.lastAt()).isEqualTo(arrivals.firstAt(8));
  }

  private String send(int person) throws IOException, InterruptedException {
    String body = "{\"messaging_product\":\"whatsapp\",\"to\":\"+" + Phones.of(person) + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(graph.url() + "/1/messages"))
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
