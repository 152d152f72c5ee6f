package org.botcrm.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes sends as the Graph API does, and nothing else: the simulator checks and remembers more, and
 * would take that from the server's cores. A thread a connection, of which the bot has 256 at most.
 */
final class GraphMock implements AutoCloseable {
  private static final int SENT = 0x11;
  private static final int BACKLOG = 256;
  private static final int MAX_REQUEST = 16 * 1024;
  private static final String ADDRESS = "\"to\":\"+";

  private final ServerSocket server;
  private final Duration latency;
  private final Arrivals arrivals;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong ids = new AtomicLong();

  /**
   * @param latency before each answer; zero for at once
   */
  GraphMock(Duration latency, Arrivals arrivals) {
    this.latency = latency;
    this.arrivals = arrivals;
    try {
      this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new BenchException("no free port", e);
    }
    daemon(this::accept);
  }

  /** For {@code WHATSAPP_API_URL}. */
  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v26.0";
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new BenchException("a port cannot be closed", e);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "graph-mock");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed; were it anything else, replies would be missing and the checks fail.
      return;
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      answerAll(socket.getInputStream(), socket.getOutputStream());
    } catch (IOException e) {
      // The bot closed its side, or ended.
      return;
    } finally {
      open.remove(socket);
    }
  }

  private void answerAll(InputStream in, OutputStream out) throws IOException {
    byte[] bytes = new byte[MAX_REQUEST];
    int size = 0;
    int read = in.read(bytes);
    while (read > 0) {
      size += read;
      if (isWhole(bytes, size)) {
        byte[] answer = answer(new String(bytes, 0, size, StandardCharsets.ISO_8859_1));
        pause();
        out.write(answer);
        size = 0;
      }
      read = in.read(bytes, size, bytes.length - size);
    }
  }

  private void pause() {
    try {
      Thread.sleep(latency.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] answer(String request) {
    int at = request.indexOf(ADDRESS) + ADDRESS.length();
    String phone = request.substring(at, request.indexOf('"', at));
    arrivals.arrived(Phones.person(Long.parseLong(phone)), System.nanoTime());
    String body =
        ("{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"+%s\",\"wa_id\":\"%s\"}],"
                + "\"messages\":[{\"id\":\"%s\"}]}")
            .formatted(phone, phone, Wamid.of(phone, ids.incrementAndGet(), SENT));
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
    return (head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isWhole(byte[] bytes, int size) {
    String text = new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
    int head = text.indexOf("\r\n\r\n");
    if (head < 0) {
      return false;
    }
    String lower = text.substring(0, head + 2).toLowerCase(Locale.ROOT);
    int at = lower.indexOf("\ncontent-length:") + "\ncontent-length:".length();
    int length = Integer.parseInt(lower.substring(at, lower.indexOf('\r', at)).strip());
    return size >= head + 4 + length;
  }
}
