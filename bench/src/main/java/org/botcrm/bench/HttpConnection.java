package org.botcrm.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One keep-alive connection to ask the query API over. Not thread-safe. */
final class HttpConnection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 60_000;

  private final Socket socket;
  private final Answer answer = new Answer();

  HttpConnection(int port) {
    try {
      this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MILLIS);
    } catch (IOException e) {
      throw new BenchException("the server cannot be reached", e);
    }
  }

  /** Asks, and returns when the whole answer is here; it is good until the next call. */
  Answer get(String path) {
    List<String> lines =
        List.of(
            "GET " + path + " HTTP/1.1",
            "Host: 127.0.0.1",
            "Authorization: Bearer " + BotProcess.API_KEY,
            "",
            "");
    try {
      byte[] request = String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(request);
      read();
      return answer;
    } catch (IOException e) {
      throw new BenchException("the server did not answer " + path, e);
    }
  }

  private void read() throws IOException {
    answer.clear();
    boolean whole = false;
    while (!whole) {
      byte[] room = answer.room();
      int read = socket.getInputStream().read(room, answer.size(), room.length - answer.size());
      if (read < 0) {
        throw new IOException("closed by the server");
      }
      whole = answer.grew(read);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new BenchException("a connection cannot be closed", e);
    }
  }
}
