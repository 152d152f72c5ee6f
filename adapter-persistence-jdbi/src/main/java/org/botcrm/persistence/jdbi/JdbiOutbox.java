package org.botcrm.persistence.jdbi;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Outbox;

final class JdbiOutbox implements Outbox {
  private static final Comparator<PhoneNumberId> BY_ID = Comparator.comparing(PhoneNumberId::value);

  private final Database database;
  private final ClaimOutbound claim;
  private final RecordAttempt record = new RecordAttempt();
  private final HoldUnknown hold = new HoldUnknown();
  private final ResumeNumber resume = new ResumeNumber();

  JdbiOutbox(Database database, String installation) {
    this.database = database;
    this.claim = new ClaimOutbound(installation);
  }

  @Override
  public void holdUnknown(Instant until) {
    database.other().inTurn(hold, until);
  }

  @Override
  public Claim claim(ClaimRequest request) {
    return database.other().inTurn(claim, request);
  }

  @Override
  public boolean record(OutboundMessage message, AttemptOutcome outcome, Instant now) {
    return database.other().inTurn(record, new RecordAttempt.Input(message, outcome, now));
  }

  @Override
  public Map<PhoneNumberId, NumberPace> paces() {
    return database.read(
        "reading the business numbers",
        handle -> {
          Map<PhoneNumberId, NumberPace> paces = new TreeMap<>(BY_ID);
          handle
              .createQuery("SELECT " + NumberPaces.COLUMNS + " FROM numeros_negocio")
              .map((row, context) -> NumberPaces.read(row, database.dialect()))
              .forEach(row -> paces.put(row.number(), row.pace()));
          return paces;
        });
  }

  @Override
  public void resume(PhoneNumberId number) {
    database.other().inTurn(resume, number);
  }
}
