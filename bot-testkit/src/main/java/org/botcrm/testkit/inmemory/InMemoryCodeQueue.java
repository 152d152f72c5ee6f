package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.CodeRequest;

final class InMemoryCodeQueue implements CodeQueue {
  private final Object lock;
  private final Codes codes;

  InMemoryCodeQueue(Object lock, Codes codes) {
    this.lock = lock;
    this.codes = codes;
  }

  @Override
  public Optional<CodeRequest> claim(Instant now) {
    synchronized (lock) {
      return codes.claim(now);
    }
  }

  @Override
  public boolean sent(
      CodeRequest request, ClienteId cliente, String hash, Instant expiresAt, Instant now) {
    synchronized (lock) {
      return codes.sent(request, cliente, hash, expiresAt);
    }
  }

  @Override
  public boolean notSent(CodeRequest request, String reason, Instant now) {
    synchronized (lock) {
      return codes.notSent(request, reason, now);
    }
  }
}
