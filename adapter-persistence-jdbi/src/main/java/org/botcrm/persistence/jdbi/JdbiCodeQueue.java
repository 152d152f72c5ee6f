package org.botcrm.persistence.jdbi;

import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.CodeRequest;

final class JdbiCodeQueue implements CodeQueue {
  private final Database database;
  private final ClaimCode claim = new ClaimCode();
  private final FinishCode finish = new FinishCode();

  JdbiCodeQueue(Database database) {
    this.database = database;
  }

  /** Mostly nothing waits, and a look costs the writers nothing. */
  @Override
  public Optional<CodeRequest> claim(Instant now) {
    boolean waits =
        database.read(
            "looking for codes to send",
            handle ->
                handle
                    .createQuery(
                        "SELECT id FROM codigos WHERE abierto AND disponible_en <= :now"
                            + " ORDER BY disponible_en, id LIMIT 1")
                    .bind("now", database.dialect().argument(now))
                    .mapTo(Long.class)
                    .findOne()
                    .isPresent());
    return waits ? database.other().inTurn(claim, now) : Optional.empty();
  }

  @Override
  public boolean sent(
      CodeRequest request, ClienteId cliente, String hash, Instant expiresAt, Instant now) {
    FinishCode.Code code = new FinishCode.Code(cliente, hash, expiresAt);
    return database.other().inTurn(finish, new FinishCode.Input(request, code, "", now));
  }

  @Override
  public boolean notSent(CodeRequest request, String reason, Instant now) {
    return database.other().inTurn(finish, new FinishCode.Input(request, null, reason, now));
  }
}
