package org.botcrm.simulator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Files up and down (page business-phone-numbers/media), and the node of an id. */
final class MediaRoutes {
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int FOUND = 302;

  private final Simulation sim;
  private final GraphDoor door;
  private final MediaStore store;
  private final Faults<MediaFault> faults;

  MediaRoutes(Simulation sim, GraphDoor door, MediaStore store, Faults<MediaFault> faults) {
    this.sim = sim;
    this.door = door;
    this.store = store;
    this.faults = faults;
  }

  void addTo(RoutesConfig routes) {
    routes.get(MediaStore.PATH, this::download);
    routes.post("/{version}/{id}/media", this::upload);
    routes.get("/{version}/{id}", this::node);
    routes.delete("/{version}/{id}", this::remove);
  }

  private void upload(Context ctx) {
    Optional<BusinessNumber> number = sim.numbers().find(ctx.pathParam("id"));
    door.answerNow(ctx, number.stream().toList(), () -> keep(ctx, number.orElseThrow()));
  }

  private GraphAnswer keep(Context ctx, BusinessNumber number) {
    UploadedFile file = ctx.uploadedFile("file");
    if (!"whatsapp".equals(ctx.formParam("messaging_product")) || file == null) {
      return error(GraphErrors.PARAMETER, "messaging_product and file are required");
    }
    String said = ctx.formParam("type");
    String mime = file.contentType() == null ? String.valueOf(said) : file.contentType();
    Optional<Integer> max = MediaKinds.maxBytes(mime);
    if (max.isEmpty()) {
      return error(
          GraphErrors.PARAMETER,
          "Param file must be a file with one of the supported types. Received file of type '"
              + mime
              + "'.");
    }
    if (file.size() > max.get()) {
      return error(GraphErrors.MEDIA_FAILED, "The file is too large");
    }
    try {
      byte[] bytes = file.content().readAllBytes();
      MediaFile kept = store.add(bytes, mime, file.filename(), true, number);
      return GraphAnswer.ok(Json.object().put("id", kept.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an id stands for: a number or a file. */
  private void node(Context ctx) {
    String id = ctx.pathParam("id");
    Optional<BusinessNumber> number = sim.numbers().find(id);
    if (number.isPresent()) {
      door.answerNow(
          ctx, List.of(number.get()), () -> GraphAnswer.ok(GraphRoutes.node(number.get())));
      return;
    }
    withFile(ctx, file -> GraphAnswer.ok(file.node(store.url(file))));
  }

  private void remove(Context ctx) {
    withFile(
        ctx,
        file -> {
          store.remove(file.id());
          return GraphAnswer.ok(Json.object().put("success", true));
        });
  }

  private void withFile(Context ctx, Function<MediaFile, GraphAnswer> use) {
    Optional<MediaFile> file = store.find(ctx.pathParam("id"));
    List<BusinessNumber> owners =
        file.map(found -> List.of(found.owner())).orElseGet(() -> sim.numbers().all());
    door.answerNow(
        ctx,
        owners,
        () ->
            file.filter(found -> !isOfAnother(ctx, found))
                .map(use)
                .orElseGet(() -> door.error(GraphErrors.noSuchObject().withHttp(NOT_FOUND))));
  }

  /** Page business-phone-numbers/media: {@code phone_number_id} is optional, and then checked. */
  private static boolean isOfAnother(Context ctx, MediaFile file) {
    String number = ctx.queryParam("phone_number_id");
    return number != null && !number.equals(file.owner().phoneNumberId());
  }

  private void download(Context ctx) {
    Optional<MediaFile> file =
        store.findByUrl(ctx.queryParam("mid"), ctx.queryParam("ext"), ctx.queryParam("hash"));
    List<BusinessNumber> owners =
        file.map(found -> List.of(found.owner())).orElseGet(() -> sim.numbers().all());
    if (sim.numbers().refusal(ctx.header("Authorization"), owners).isPresent()) {
      ctx.status(UNAUTHORIZED);
      return;
    }
    if (file.isEmpty()) {
      ctx.status(NOT_FOUND);
      return;
    }
    MediaFault fault = faults.take();
    CompletableFuture<Void> paused = pause(fault);
    ctx.future(() -> paused.thenRun(() -> write(ctx, file.get(), fault)));
  }

  private static void write(Context ctx, MediaFile file, MediaFault fault) {
    if (fault.redirect() != null) {
      ctx.status(FOUND).header("Location", fault.redirect());
    } else if (fault.http() != 0) {
      ctx.status(fault.http());
    } else if (fault.cut()) {
      cut(ctx, file);
    } else {
      byte[] bytes = file.bytes().clone();
      if (fault.wrongBytes() && bytes.length > 0) {
        bytes[bytes.length / 2] ^= 1;
      }
      ctx.contentType(fault.mime() == null ? file.mime() : fault.mime()).result(bytes);
    }
  }

  private static void cut(Context ctx, MediaFile file) {
    try {
      ctx.contentType(file.mime()).header("Content-Length", Integer.toString(file.bytes().length));
      // Javalin's own stream keeps what is flushed, and a caller that got nothing tries again.
      OutputStream out = ServletContextRequest.getServletContextRequest(ctx.req()).getHttpOutput();
      out.write(file.bytes(), 0, file.bytes().length / 2);
      out.flush();
      GraphDoor.hangUp(ctx);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CompletableFuture<Void> pause(MediaFault fault) {
    long nanos = fault.delay().plus(sim.rules().now().delay()).toNanos();
    if (nanos == 0) {
      return CompletableFuture.completedFuture(null);
    }
    Executor later = task -> sim.timer().schedule(task, nanos, TimeUnit.NANOSECONDS);
    return CompletableFuture.runAsync(() -> {}, later);
  }

  private GraphAnswer error(int code, String details) {
    return door.error(GraphErrors.of(code, details));
  }
}
