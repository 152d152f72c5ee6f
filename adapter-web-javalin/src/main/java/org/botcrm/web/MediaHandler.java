package org.botcrm.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.botcrm.application.history.GetConversacion;
import org.botcrm.application.media.OpenMedia;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.message.ConversacionId;
import org.jspecify.annotations.Nullable;

/** Gives out the file of a message: what a stranger sent, to a browser that must not trust it. */
final class MediaHandler {
  private static final int CHUNK = 64 * 1024;
  private static final int NOT_MODIFIED = 304;
  private static final int PARTIAL = 206;
  private static final String CACHE = "private, no-cache";
  private static final String RETRY_SECONDS = "10";

  private final GetConversacion getConversacion;
  private final @Nullable OpenMedia openMedia;

  /** Without {@code openMedia} for a bot that keeps no files. */
  MediaHandler(GetConversacion getConversacion, @Nullable OpenMedia openMedia) {
    this.getConversacion = getConversacion;
    this.openMedia = openMedia;
  }

  void get(Context ctx) {
    QueryParams.parse(ctx.req().getQueryString()).allowOnly(Set.of());
    long id = IdList.id(ctx);
    MediaFile file = file(ctx, id);
    String tag = tag(file);
    if (isKnown(ctx.header("If-None-Match"), tag)) {
      ctx.header("ETag", tag).header("Cache-Control", CACHE).status(NOT_MODIFIED);
      return;
    }
    ByteRange range = ByteRange.of(rangeHeader(ctx, tag), file.bytes());
    if (range == null) {
      ctx.header("Content-Range", "bytes */" + file.bytes());
      throw new ProblemException(Problem.of(ProblemKind.RANGE));
    }
    give(ctx, id, file, range);
  }

  private void give(Context ctx, long id, MediaFile file, ByteRange range) {
    // Opened first: when that fails, nothing was said yet of a file.
    try (InputStream content =
        Objects.requireNonNull(openMedia)
            .open(file, range.first())
            .orElseThrow(() -> notFound("archivo.perdido", Map.of()))) {
      headers(ctx, new MediaPresentation(id, file), tag(file));
      give(ctx, content, range, file.bytes());
    } catch (IOException e) {
      // The answer has begun; a short one tells the caller, and the server hangs up.
      throw new CallerGoneException(e);
    }
  }

  /** The stored file of a message, or the problem that says why there is none. */
  private MediaFile file(Context ctx, long id) {
    Conversacion message =
        getConversacion
            .get(new ConversacionId(id))
            .orElseThrow(() -> notFound("conversacion.no-encontrada", Map.of()));
    MediaFile file = message.media();
    if (file == null) {
      throw notFound("archivo.ninguno", Map.of());
    }
    if (openMedia == null) {
      throw notFound("archivo.no-se-guardan", Map.of());
    }
    if (file.state() != MediaState.STORED) {
      throw notHere(ctx, file);
    }
    return file;
  }

  private static ProblemException notHere(Context ctx, MediaFile file) {
    String error = file.error() == null ? "" : file.error();
    if (file.state() == MediaState.FAILED || file.state() == MediaState.GONE) {
      return notFound("archivo.no-vendra", Map.of("motivo", error));
    }
    ctx.header("Retry-After", RETRY_SECONDS);
    String key = error.isEmpty() ? "archivo.en-camino" : "archivo.en-camino-motivo";
    String words = Texts.say(key, Map.of("motivo", error));
    return new ProblemException(Problem.of(ProblemKind.FILE_ON_ITS_WAY, words));
  }

  private static String tag(MediaFile file) {
    return "\"" + Objects.requireNonNull(file.sha256()).hex() + "\"";
  }

  private static void headers(Context ctx, MediaPresentation how, String tag) {
    ctx.header("Accept-Ranges", "bytes")
        .header("ETag", tag)
        // The bytes of a hash never change; only this caller may keep them, and asks again.
        .header("Cache-Control", CACHE)
        // Even if a browser took it for a page, nothing in it would run.
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Content-Disposition", how.disposition())
        .contentType(how.contentType());
  }

  private static void give(Context ctx, InputStream content, ByteRange range, long size)
      throws IOException {
    if (!range.whole()) {
      ctx.status(PARTIAL).header("Content-Range", range.contentRange(size));
    }
    // Around Javalin, which would keep it in memory, or pack it anew.
    ctx.res().setContentLengthLong(range.length());
    if (ctx.method() != HandlerType.HEAD) {
      copy(content, ctx.res().getOutputStream(), range.length());
    }
  }

  private static void copy(InputStream content, OutputStream out, long length) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long left = length;
    while (left > 0) {
      int read = content.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (read < 0) {
        throw new IOException("the file is shorter than it was");
      }
      out.write(chunk, 0, read);
      left -= read;
    }
    out.flush();
  }

  /** A range of another file is none: the whole is given, as RFC 9110 asks. */
  private static @Nullable String rangeHeader(Context ctx, String tag) {
    String condition = ctx.header("If-Range");
    return condition == null || condition.equals(tag) ? ctx.header("Range") : null;
  }

  private static boolean isKnown(@Nullable String tags, String tag) {
    return tags != null && (tags.contains(tag) || tags.strip().equals("*"));
  }

  private static ProblemException notFound(String key, Map<String, ?> values) {
    return new ProblemException(Problem.of(ProblemKind.NOT_FOUND, Texts.say(key, values)));
  }
}
