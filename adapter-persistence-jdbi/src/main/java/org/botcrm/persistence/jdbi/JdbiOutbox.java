package org.botcrm.persistence.jdbi;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Outbox;

final class JdbiOutbox implements Outbox {
  private final Database database;
  private final ClaimOutbound claim;
  private final RecordAttempt record = new RecordAttempt();
  private final HoldUnknown hold = new HoldUnknown();

  JdbiOutbox(Database database, String installation) {
    this.database = database;
    this.claim = new ClaimOutbound(installation);
  }

  @Override
  public void holdUnknown(Instant until) {
    database.other().inTurn(hold, until);
  }

  @Override
  public List<OutboundMessage> claim(Instant now, Instant unknownUntil, int limit) {
    return database.other().inTurn(claim, new ClaimOutbound.Input(now, unknownUntil, limit));
  }

  @Override
  public boolean record(OutboundMessage message, AttemptOutcome outcome, Instant now) {
    return database.other().inTurn(record, new RecordAttempt.Input(message, outcome, now));
  }
}
