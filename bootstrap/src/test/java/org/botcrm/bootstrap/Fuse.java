package org.botcrm.bootstrap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Kills a simulated process before or after one of its calls to the storage: nothing that it does
 * later reaches anybody.
 */
final class Fuse {
  private int left = Integer.MAX_VALUE;
  private boolean dead;

  /** It dies at this one of the moments to come; each call has two, before it and after it. */
  void light(int moments) {
    left = moments;
  }

  void kill() {
    dead = true;
  }

  boolean isDead() {
    return dead;
  }

  /** A port that the process reaches the storage by. */
  <T> T before(Class<T> port, T storage) {
    Object fused =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              burn();
              try {
                Object result = method.invoke(storage, arguments);
                burn();
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return port.cast(fused);
  }

  private void burn() {
    dead |= --left == 0;
    if (dead) {
      throw new Death();
    }
  }

  /** The end of a simulated process. */
  static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Death() {
      super("the process is dead", null, false, false);
    }
  }
}
