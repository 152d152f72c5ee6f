package org.botcrm.meta.media;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.botcrm.domain.media.FetchResult;

/** What an answer without a file, or no answer, means for the file. */
final class HttpFailure {
  private HttpFailure() {}

  /** Of a status that is not 200. */
  static FetchResult of(int status) {
    return switch (status) {
      case 401, 403 -> new FetchResult.NoPermission(MediaWords.of("permiso"));
      case 404, 410 -> new FetchResult.Gone(MediaWords.of("no-esta"));
      default -> new FetchResult.TryLater(MediaWords.of("respuesta", status));
    };
  }

  /** Of what was thrown; its own message holds addresses and is not told. */
  static FetchResult of(IOException e, long maxBytes) {
    if (e instanceof CappedInput.TooLargeException) {
      return tooLarge(maxBytes);
    }
    if (e instanceof PublicDns.PrivateAddressException) {
      // A resolver that lies may be mended.
      return new FetchResult.Refused(MediaWords.of("privada"), true);
    }
    boolean late = e instanceof InterruptedIOException;
    return new FetchResult.TryLater(MediaWords.of(late ? "sin-conexion.tiempo" : "sin-conexion"));
  }

  static FetchResult tooLarge(long maxBytes) {
    return new FetchResult.Refused(MediaWords.of("grande", maxBytes), false);
  }
}
