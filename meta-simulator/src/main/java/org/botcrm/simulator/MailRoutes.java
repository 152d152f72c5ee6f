package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The e-mail of the people of a demo, which is no part of Meta: a bot that would send a mail puts
 * it here. Bounded; the oldest goes first. Thread-safe.
 */
final class MailRoutes {
  static final String PATH = "/simulador/correos";

  private static final int MAX_MAILS = 200;

  private final Clock clock;
  private final Deque<SimulatedMail> mails = new ArrayDeque<>();
  private long last;

  MailRoutes(Clock clock) {
    this.clock = clock;
  }

  void addTo(RoutesConfig routes) {
    routes.post(PATH, this::take);
    routes.get(PATH, this::show);
  }

  private void take(Context ctx) {
    ObjectNode json = ControlJson.read(ctx.bodyAsBytes(), Set.of("para", "asunto", "texto"));
    long number =
        add(
            ControlJson.text(json, "para"),
            ControlJson.text(json, "asunto"),
            ControlJson.text(json, "texto"));
    ControlRoutes.write(ctx, Json.object().put("numero", number));
  }

  private synchronized long add(String to, String subject, String text) {
    mails.add(new SimulatedMail(++last, to, subject, text, clock.instant()));
    if (mails.size() > MAX_MAILS) {
      mails.remove();
    }
    return last;
  }

  private void show(Context ctx) {
    long after = PhoneRoutes.number(ctx, "despues", Long.MAX_VALUE);
    ObjectNode json = Json.object();
    ArrayNode array = json.putArray("correos");
    after(after).forEach(mail -> array.add(write(mail)));
    ControlRoutes.write(ctx, json);
  }

  private synchronized List<SimulatedMail> after(long number) {
    return mails.stream().filter(mail -> mail.number() > number).toList();
  }

  private static ObjectNode write(SimulatedMail mail) {
    return Json.object()
        .put("numero", mail.number())
        .put("para", mail.to())
        .put("asunto", mail.subject())
        .put("texto", mail.text())
        .put("hora", mail.at().toString());
  }

  /** The other end of {@link #show}. */
  static List<SimulatedMail> read(JsonNode json) {
    return StreamSupport.stream(json.path("correos").spliterator(), false)
        .map(
            mail ->
                new SimulatedMail(
                    mail.path("numero").asLong(),
                    mail.path("para").asText(),
                    mail.path("asunto").asText(),
                    mail.path("texto").asText(),
                    Instant.parse(mail.path("hora").asText())))
        .toList();
  }
}
