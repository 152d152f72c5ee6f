package org.botcrm.persistence.jdbi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections that remember every statement that was prepared on them. */
final class RecordingConnections {
  private final Set<String> statements = new ConcurrentSkipListSet<>();
  private final AtomicInteger prepared = new AtomicInteger();

  SessionSource.Connector recording(SessionSource.Connector connector) {
    return () -> recording(connector.connect());
  }

  /** What was prepared, without repeats. */
  Set<String> statements() {
    return new TreeSet<>(statements);
  }

  /** How often anything was prepared. */
  int prepared() {
    return prepared.get();
  }

  private Connection recording(Connection connection) throws SQLException {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
                prepared.incrementAndGet();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
