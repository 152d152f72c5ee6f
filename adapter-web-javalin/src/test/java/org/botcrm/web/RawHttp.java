package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** HTTP by hand, for what no proper client sends. */
final class RawHttp implements AutoCloseable {
  private final Socket socket;

  RawHttp(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(60_000);
  }

  /** Sends lines that end as HTTP wants it, and reads the answer until the server hangs up. */
  static Answer exchange(int port, String... lines) throws IOException {
    try (RawHttp http = new RawHttp(port)) {
      return http.write(String.join("\r\n", lines) + "\r\n\r\n").readAll();
    }
  }

  RawHttp write(String text) throws IOException {
    return write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawHttp write(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Says that nothing more will be sent. */
  RawHttp endOutput() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads on until this was said; false when the server hung up before. */
  boolean readUntil(String end) throws IOException {
    StringBuilder read = new StringBuilder();
    int next = socket.getInputStream().read();
    while (next >= 0 && !read.append((char) next).toString().endsWith(end)) {
      next = socket.getInputStream().read();
    }
    return next >= 0;
  }

  /**
   * What is said until the server hangs up, which resets the connection when it has not read all.
   */
  Answer readAll() throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(said);
    } catch (SocketException e) {
      // What came before it counts.
      assertThat(socket.isConnected()).isTrue();
    }
    String all = said.toString(StandardCharsets.UTF_8);
    int end = all.indexOf("\r\n\r\n");
    String[] lines = all.substring(0, Math.max(0, end)).split("\r\n");
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] parts = lines[i].split(": ?", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    int status = end < 0 ? 0 : Integer.parseInt(lines[0].split(" ")[1]);
    return new Answer(status, headers, end < 0 ? "" : all.substring(end + 4));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Headers by their names in lower case; status 0 when the server hung up without a word. */
  record Answer(int status, Map<String, String> headers, String body) {}
}
