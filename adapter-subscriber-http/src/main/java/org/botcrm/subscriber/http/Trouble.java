package org.botcrm.subscriber.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why there was no answer. What was thrown holds addresses in its message, and is not told. */
final class Trouble {
  private Trouble() {}

  /** The key of the words for it. */
  static String of(IOException e) {
    // Of several addresses all were tried, and the first failure has the others with it.
    boolean closed =
        Stream.concat(Stream.of(e), Stream.of(e.getSuppressed()))
            .anyMatch(PublicSockets.PrivateAddressException.class::isInstance);
    if (closed) {
      return "privada";
    }
    if (e instanceof InterruptedIOException) {
      return "tiempo";
    }
    if (e instanceof UnknownHostException) {
      return "nombre";
    }
    return e instanceof SSLException ? "certificado" : "sin-conexion";
  }
}
