package org.botcrm.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A mail server that greets, and refuses at one of the commands. */
final class RefusingMailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final String command;
  private final String answer;
  private final Thread thread = new Thread(this::serve, "refusing-mail");

  private RefusingMailServer(ServerSocket socket, String command, String answer) {
    this.socket = socket;
    this.command = command;
    this.answer = answer;
  }

  static RefusingMailServer at(String command, String answer) throws IOException {
    ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    RefusingMailServer server = new RefusingMailServer(socket, command, answer);
    server.thread.setDaemon(true);
    server.thread.start();
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    try (Socket client = socket.accept();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
      say(client, "220 hello");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        say(client, line.startsWith(command) ? answer : "250 fine");
      }
    } catch (IOException e) {
      // The client or the test has gone, which ends this server.
      return;
    }
  }

  private static void say(Socket client, String line) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write((line + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
