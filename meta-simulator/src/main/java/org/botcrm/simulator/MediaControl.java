package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Phones that send files, and downloads that fail. */
final class MediaControl {
  private static final int MAX_TIMES = 1_000_000;
  private static final Set<String> OWN =
      Set.of("tipo", "base64", "mime", "archivo", "caption", "con_url", "animado");

  private final Simulation sim;
  private final SayAsPhone sayAsPhone;
  private final MediaStore store;
  private final Faults<MediaFault> faults;

  MediaControl(Simulation sim, SayAsPhone sayAsPhone, MediaStore store, Faults<MediaFault> faults) {
    this.sim = sim;
    this.sayAsPhone = sayAsPhone;
    this.store = store;
    this.faults = faults;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/simulador/medios", this::send);
    routes.post("/simulador/medios/fallos", this::plan);
    routes.get("/simulador/medios/fallos", this::pending);
    routes.delete("/simulador/medios/fallos", this::clear);
  }

  private void send(Context ctx) {
    Set<String> allowed = new HashSet<>(SayRequest.FIELDS);
    allowed.remove("texto");
    allowed.remove("mensaje");
    allowed.addAll(OWN);
    ObjectNode json = ControlJson.read(ctx.bodyAsBytes(), allowed);
    MediaSamples.Sample sample = MediaSamples.of(ControlJson.text(json, "tipo"));
    MediaFile file = file(json, sample);
    ObjectNode say = json.deepCopy().without(OWN);
    say.put("tipo", sample.type()).set("mensaje", content(json, sample.type(), file));
    Optional<SayAsPhone.Said> said = sayAsPhone.say(SayRequest.read(say));
    ObjectNode answer = Json.object().put("media_id", file.id());
    said.ifPresent(done -> answer.put("message_id", done.messageId()));
    WebhookAnswer.whenTaken(ctx, said.map(SayAsPhone.Said::chain), answer);
  }

  private MediaFile file(ObjectNode json, MediaSamples.Sample sample) {
    String base64 = Json.text(json, "base64");
    String mime = Json.text(json, "mime");
    return store.add(
        base64 == null ? sample.bytes() : decoded(base64),
        mime == null ? sample.mime() : mime,
        name(json, sample.type()),
        false,
        sim.numbers().require(Json.text(json, "phone_number_id")));
  }

  /** What each type says of its file (pages webhooks/reference/messages/image and others). */
  private ObjectNode content(ObjectNode json, String type, MediaFile file) {
    ObjectNode content = Json.object();
    String caption = Json.text(json, "caption");
    if (caption != null) {
      content.put("caption", caption);
    }
    if (file.name() != null) {
      content.put("filename", file.name());
    }
    content.put("mime_type", file.mime()).put("sha256", file.base64Hash()).put("id", file.id());
    if (ControlJson.flag(json, "con_url", false)) {
      content.put("url", store.url(file));
    }
    if (type.equals("audio")) {
      content.put("voice", json.path("tipo").asText().equals("voice"));
    }
    if (type.equals("sticker")) {
      content.put("animated", ControlJson.flag(json, "animado", false));
    }
    return content;
  }

  private static @Nullable String name(ObjectNode json, String type) {
    String name = Json.text(json, "archivo");
    return name == null && type.equals("document") ? "documento.pdf" : name;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("base64: no se puede leer", e);
    }
  }

  private void plan(Context ctx) {
    ObjectNode json = ControlJson.read(ctx.bodyAsBytes(), MediaFault.FIELDS);
    int times = ControlJson.integer(json, "veces", 1, MAX_TIMES, 1);
    long waiting = faults.plan(MediaFault.read(json), times);
    ControlRoutes.write(ctx, Json.object().put("pendientes", waiting));
  }

  private void clear(Context ctx) {
    faults.clear();
    pending(ctx);
  }

  private void pending(Context ctx) {
    ControlRoutes.write(ctx, Json.object().put("pendientes", faults.pending()));
  }
}
