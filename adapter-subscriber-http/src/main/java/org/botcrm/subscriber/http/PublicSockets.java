package org.botcrm.subscriber.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.botcrm.domain.network.PublicAddress;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that connect to the internet only. Looked at here, at the last moment, a name cannot lead
 * elsewhere than when it was checked, and an address that is written as a number is looked at too.
 */
final class PublicSockets extends SocketFactory {

  @Override
  public Socket createSocket() {
    return new PublicSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
  }

  private static Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from)
      throws IOException {
    Socket socket = new PublicSocket();
    try {
      socket.bind(from);
      socket.connect(to);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Looks before it connects. */
  private static final class PublicSocket extends Socket {
    @Override
    public void connect(SocketAddress to, int timeout) throws IOException {
      boolean open =
          to instanceof InetSocketAddress address
              && address.getAddress() != null
              && PublicAddress.is(address.getAddress());
      if (!open) {
        throw new PrivateAddressException();
      }
      super.connect(to, timeout);
    }
  }

  /** The address is none of the internet. */
  static final class PrivateAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    private PrivateAddressException() {
      super("a private address");
    }
  }
}
