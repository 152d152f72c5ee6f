package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.message.ConversacionId;
import org.jspecify.annotations.Nullable;

/**
 * What turns leave behind beside their answers. A turn that leaves nothing costs nothing. Whoever
 * writes it holds the chats' rows.
 */
final class DialogueWrites {
  private static final BulkInsert REMEMBER =
      new BulkInsert(
          "dialogos",
          """
          ON CONFLICT (chat_id) DO UPDATE SET
            recuerdo = excluded.recuerdo,
            recuerdo_hasta = excluded.recuerdo_hasta,
            recuerdo_en = excluded.recuerdo_en\
          """,
          List.of("chat_id"),
          "chat_id bigint",
          "recuerdo text",
          "recuerdo_hasta timestamptz",
          "recuerdo_en timestamptz");

  private final NationalIdHash hash;
  private final List<Turn> turns = new ArrayList<>(0);
  private final Map<Long, @Nullable Object[]> states = new TreeMap<>();

  DialogueWrites(NationalIdHash hash) {
    this.hash = hash;
  }

  /** A turn that was recorded. */
  void add(PendingChat pending, TurnOutcome outcome, Instant now) {
    long chat = pending.chat().id().value();
    DialogueState state = outcome.state();
    if (!state.equals(pending.state())) {
      states.put(chat, new Object[] {chat, DialogueJson.write(state), outcome.stateExpires(), now});
    }
    if (!outcome.effects().isEmpty()) {
      turns.add(new Turn(chat, pending.identity().trust(), outcome, now));
    }
  }

  void write(WriteSession session) throws SQLException {
    if (!states.isEmpty()) {
      REMEMBER.run(session, List.copyOf(states.values()));
    }
    if (turns.isEmpty()) {
      return;
    }
    RequestWrites requests = new RequestWrites(session);
    CodeWrites codes = new CodeWrites(session, requests, hash);
    codes.lock(turns.stream().flatMap(turn -> turn.codes().stream()).toList());
    ReportWrites reports = new ReportWrites(session.dialect());
    TrustWrites trusts = new TrustWrites();
    for (Turn turn : turns) {
      for (Effect effect : turn.outcome.effects()) {
        turn.apply(effect, requests, codes);
        turn.collect(effect, reports, trusts);
      }
    }
    trusts.write(session);
    reports.write(session);
  }

  /** One turn, for as long as it is written. */
  private static final class Turn {
    private final long chat;
    private final TurnOutcome outcome;
    private final Instant now;
    private final ConversacionId message;
    private final @Nullable ClienteId cliente;
    private @Nullable Trust trust;

    private Turn(long chat, @Nullable Trust trust, TurnOutcome outcome, Instant now) {
      this.chat = chat;
      this.trust = trust;
      this.outcome = outcome;
      this.now = now;
      List<MessageAnswer> answers = outcome.answers();
      this.message = answers.get(answers.size() - 1).message();
      this.cliente =
          answers.stream()
              .map(MessageAnswer::clienteId)
              .filter(Objects::nonNull)
              .reduce((earlier, later) -> later)
              .orElse(null);
    }

    private List<Effect.AskCode> codes() {
      return outcome.effects().stream()
          .filter(Effect.AskCode.class::isInstance)
          .map(Effect.AskCode.class::cast)
          .toList();
    }

    /** Those that depend on what is stored. */
    private void apply(Effect effect, RequestWrites requests, CodeWrites codes)
        throws SQLException {
      if (effect instanceof Effect.AskPerson asked) {
        requests.ask(chat, cliente, asked, now);
      } else if (effect instanceof Effect.AskCode asked) {
        codes.ask(chat, cliente, asked, now);
      } else if (effect instanceof Effect.TryCode tried) {
        codes.tried(chat, tried, now);
      }
    }

    /** Those that are written together. */
    private void collect(Effect effect, ReportWrites reports, TrustWrites trusts) {
      if (effect instanceof Effect.ReportPayment pago) {
        reports.report(chat, message, cliente, pago, now);
      } else if (effect instanceof Effect.PromisePayment promesa) {
        reports.promise(chat, message, cliente, promesa, now);
      } else if (effect instanceof Effect.NotUnderstood misunderstood) {
        reports.notUnderstood(misunderstood.words(), now);
      } else if (effect instanceof Effect.GiveTrust given) {
        trust = given.trust();
        trusts.give(chat, given.trust(), TrustWrites.BOT, now);
      } else if (effect instanceof Effect.DropTrust dropped && trust != null) {
        trusts.drop(chat, trust.cliente(), dropped.reason(), now);
        trust = null;
      } else if (effect instanceof Effect.DropTrust dropped) {
        trusts.doubt(chat, dropped.reason());
      }
    }
  }
}
