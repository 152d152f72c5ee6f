package org.botcrm.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends webhooks over keep-alive connections, one in flight on each. One thread for all of them:
 * answers come in groups, and waking 32 threads for each group would cost the server's cores more.
 * Not thread-safe.
 */
final class LoadClient implements AutoCloseable {
  private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int MAX_REQUEST = 8192;

  private final Selector selector;
  private final ArrayDeque<Line> idle = new ArrayDeque<>();
  private final int connections;

  LoadClient(int port, int connections) {
    this.connections = connections;
    try {
      this.selector = Selector.open();
      for (int i = 0; i < connections; i++) {
        idle.add(connect(port));
      }
    } catch (IOException e) {
      throw new BenchException("the server cannot be reached", e);
    }
  }

  /** Sends at this pace until it has no more and every answer is here. */
  void run(Pace pace, Webhooks webhooks, LoadRecord record) {
    try {
      loop(pace, webhooks, record);
    } catch (IOException e) {
      throw new BenchException("a connection to the server broke", e);
    }
  }

  @Override
  public void close() {
    try {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new BenchException("a connection cannot be closed", e);
    }
  }

  private void loop(Pace pace, Webhooks webhooks, LoadRecord record) throws IOException {
    int sent = 0;
    long due = pace.dueAt(sent, System.nanoTime());
    long heard = System.nanoTime();
    while (due != Pace.NEVER || idle.size() < connections) {
      while (!idle.isEmpty() && due <= System.nanoTime()) {
        send(idle.poll(), webhooks, due, record);
        sent++;
        due = pace.dueAt(sent, System.nanoTime());
      }
      heard = receive(idle.isEmpty() ? Pace.NEVER : due, record) ? System.nanoTime() : heard;
      if (idle.size() < connections && System.nanoTime() - heard > STALLED_NANOS) {
        throw new BenchException("the server gave no answer for a minute");
      }
      due = idle.isEmpty() ? due : pace.dueAt(sent, System.nanoTime());
    }
  }

  private void send(Line line, Webhooks webhooks, long due, LoadRecord record) throws IOException {
    line.out.clear();
    line.number = webhooks.write(line.out);
    line.out.flip();
    line.due = due;
    line.answer.clear();
    record.sending(line.number, due);
    while (line.out.hasRemaining()) {
      line.channel.write(line.out);
    }
  }

  /** Waits for answers, not beyond the time when the next request is due; whether any came. */
  private boolean receive(long due, LoadRecord record) throws IOException {
    long left = due == Pace.NEVER ? TimeUnit.SECONDS.toNanos(1) : due - System.nanoTime();
    if (left < MILLI) {
      LockSupport.parkNanos(Math.max(0, left));
      selector.selectNow();
    } else {
      selector.select(left / MILLI);
    }
    boolean any = !selector.selectedKeys().isEmpty();
    for (SelectionKey key : selector.selectedKeys()) {
      read((Line) key.attachment(), record);
    }
    selector.selectedKeys().clear();
    return any;
  }

  private void read(Line line, LoadRecord record) throws IOException {
    byte[] room = line.answer.room();
    int from = line.answer.size();
    int count = line.channel.read(ByteBuffer.wrap(room, from, room.length - from));
    if (count < 0) {
      throw new IOException("closed by the server");
    }
    if (count > 0 && line.answer.grew(count)) {
      record.answered(line.number, line.answer.status(), line.due, System.nanoTime());
      idle.add(line);
    }
  }

  private Line connect(int port) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Line line = new Line(channel);
    channel.register(selector, SelectionKey.OP_READ, line);
    return line;
  }

  /** One connection and what is in flight on it. */
  private static final class Line {
    private final SocketChannel channel;
    private final ByteBuffer out = ByteBuffer.allocateDirect(MAX_REQUEST);
    private final Answer answer = new Answer();
    private int number;
    private long due;

    private Line(SocketChannel channel) {
      this.channel = channel;
    }
  }
}
