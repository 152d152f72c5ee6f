package org.botcrm.meta.media;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.meta.MetaWords;

/** What an answer without a file, or no answer, means for the file. */
final class HttpFailure {
  private HttpFailure() {}

  /** Of a status that is not 200. */
  static FetchResult of(int status) {
    return switch (status) {
      case 401, 403 -> new FetchResult.NoPermission(MetaWords.FILES.of("permiso"));
      case 404, 410 -> new FetchResult.Gone(MetaWords.FILES.of("no-esta"));
      default -> new FetchResult.TryLater(MetaWords.FILES.of("respuesta", status));
    };
  }

  /** Of what was thrown; its own message holds addresses and is not told. */
  static FetchResult of(IOException e, long maxBytes) {
    if (e instanceof CappedInput.TooLargeException) {
      return tooLarge(maxBytes);
    }
    if (e instanceof PublicDns.PrivateAddressException) {
      // A resolver that lies may be mended.
      return new FetchResult.Refused(MetaWords.FILES.of("privada"), true);
    }
    boolean late = e instanceof InterruptedIOException;
    return new FetchResult.TryLater(
        MetaWords.FILES.of(late ? "sin-conexion.tiempo" : "sin-conexion"));
  }

  static FetchResult tooLarge(long maxBytes) {
    return new FetchResult.Refused(MetaWords.FILES.of("grande", maxBytes), false);
  }
}
