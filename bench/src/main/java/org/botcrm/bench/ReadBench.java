package org.botcrm.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long the query API takes, with a short history and with a long one. */
final class ReadBench {
  private static final int WARM_UPS = 4;
  private static final String LIST = "/api/v1/conversaciones-whatsapp";

  private final Scale scale;
  private final Report report;
  private final List<Integer> sizes = new ArrayList<>();
  private final Map<String, List<Samples>> results = new LinkedHashMap<>();

  ReadBench(Scale scale, Report report) {
    this.scale = scale;
    this.report = report;
  }

  /** Asks a server over a database of this shape. */
  void run(HistoryShape shape, int port) {
    sizes.add(shape.rows());
    try (HttpConnection connection = new HttpConnection(port)) {
      checkTotal(connection, shape);
      List<Question> questions = questions(shape);
      for (int i = 0; i < WARM_UPS; i++) {
        questions.forEach(question -> ask(connection, question));
      }
      for (Question question : questions) {
        Samples samples = ask(connection, question);
        results.computeIfAbsent(question.name, name -> new ArrayList<>()).add(samples);
      }
    }
  }

  /** What was measured, side by side. */
  void print(String title) {
    report.title("Lecturas: " + title);
    StringBuilder head =
        new StringBuilder("%-28s".formatted(scale.calls() + " de cada una, en ms"));
    sizes.forEach(
        rows -> head.append(String.format(Locale.ROOT, "  p50/p99 con %,9d filas", rows)));
    report.line("%s", head);
    results.forEach(
        (name, samples) -> {
          StringBuilder line = new StringBuilder("%-28s".formatted(name));
          samples.forEach(
              s ->
                  line.append(
                      String.format(
                          Locale.ROOT, "%14.2f / %9.2f   ", s.millis(0.50), s.millis(0.99))));
          report.line("%s", line);
        });
  }

  private Samples ask(HttpConnection connection, Question question) {
    Samples samples = new Samples();
    for (int i = 0; i < scale.calls(); i++) {
      String path = question.path.of(i);
      long began = System.nanoTime();
      Answer answer = connection.get(path);
      samples.add(System.nanoTime() - began);
      report.check(answer.status() == 200, "%s: %d", path, answer.status());
      report.check(answer.body().contains(question.proof), "%s: falta %s", path, question.proof);
    }
    return samples;
  }

  private void checkTotal(HttpConnection connection, HistoryShape shape) {
    String body = connection.get(LIST + "/estadisticas").body();
    report.check(
        body.replace(" ", "").contains("\"total\":" + shape.rows() + ","),
        "se esperaban %d filas: %s",
        shape.rows(),
        body);
  }

  /** Questions of one person walk through all people, so that no one page of the index serves. */
  private static List<Question> questions(HistoryShape shape) {
    int middle = shape.pairs() / 2;
    long micros = TimeUnit.SECONDS.toMicros(shape.receivedAt(middle).getEpochSecond());
    String cursor = micros + "-" + HistoryShape.receivedRow(middle);
    String row = "\"message_id\"";
    return List.of(
        new Question("página 1 de 20", row, i -> LIST + "?page=1&per_page=20"),
        new Question("página 1.000 de 10", row, i -> LIST + "?page=1000&per_page=10"),
        new Question(
            "de un número, 50",
            row,
            i -> LIST + "/numero/" + Phones.of(i % shape.chats()) + "?per_page=50"),
        new Question(
            "de un cliente, 50", row, i -> LIST + "/cliente/" + client(shape, i) + "?per_page=50"),
        new Question("direccion=OUTBOUND, 20", row, i -> LIST + "?direccion=OUTBOUND"),
        new Question("cursor en el medio, 20", row, i -> LIST + "?cursor=" + cursor),
        new Question("estadísticas", "\"ultimas_24h\"", i -> LIST + "/estadisticas"));
  }

  private static int client(HistoryShape shape, int call) {
    int person = call % shape.chats();
    while (!HistoryShape.isClient(person)) {
      person--;
    }
    return HistoryShape.chat(person);
  }

  /**
   * A question.
   *
   * @param proof what a right answer holds
   * @param path of the call of this number
   */
  private record Question(String name, String proof, Path path) {}

  /** The path of each call. */
  @FunctionalInterface
  private interface Path {
    String of(int call);
  }
}
