package org.botcrm.web;

import io.javalin.http.Context;
import java.util.Set;
import org.botcrm.application.template.SyncOutcome;
import org.botcrm.application.template.TemplateUseCases;
import org.jspecify.annotations.Nullable;

/** The templates of the business, and asking Meta for them. */
final class PlantillasHandler {
  private static final String JSON = "application/json";

  private final @Nullable TemplateUseCases templates;

  /** Null for a bot without a catalogue, which says so to whoever asks. */
  PlantillasHandler(@Nullable TemplateUseCases templates) {
    this.templates = templates;
  }

  void list(Context ctx) {
    QueryParams.parse(ctx.req().getQueryString()).allowOnly(Set.of());
    ctx.contentType(JSON).result(PlantillaJson.list(catalogue().list().list()));
  }

  void sync(Context ctx) {
    QueryParams.parse(ctx.req().getQueryString()).allowOnly(Set.of());
    byte[] done =
        catalogue().sync().sync().match(PlantillaJson::synced, PlantillasHandler::refused);
    ctx.contentType(JSON).result(done);
  }

  private static byte[] refused(SyncOutcome.Failed failed) {
    throw new ProblemException(Problem.of(ProblemKind.META_REFUSED, failed.reason() + "."));
  }

  private TemplateUseCases catalogue() {
    if (templates == null) {
      throw new ProblemException(Problem.of(ProblemKind.NO_TEMPLATES));
    }
    return templates;
  }
}
