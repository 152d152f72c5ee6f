package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.CodeRequest;
import org.botcrm.domain.identity.OneTimeCode;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/** One-time codes, and the wrong tries of them. Callers hold the lock of the storage. */
final class Codes {
  private final List<Code> codes = new ArrayList<>();
  private final List<Try> tries = new ArrayList<>();
  private final Map<ChatId, Code> current = new HashMap<>();
  private final Requests requests;

  Codes(Requests requests) {
    this.requests = requests;
  }

  void ask(ChatId chat, @Nullable ClienteId cliente, Effect.AskCode asked, Instant now) {
    Code code = new Code(codes.size() + 1L, chat, asked, Rows.micros(now));
    Instant since = code.askedAt.minus(CodeQueue.SPAN);
    long ofChat = count(since, other -> other.chat.equals(chat));
    long ofSubject = count(since, code::hasSubjectOf);
    boolean refused = Math.max(ofChat, ofSubject) >= CodeQueue.MAX_CODES;
    codes.add(code);
    if (refused) {
      code.state = State.REFUSED;
      boolean bySubject = ofSubject >= CodeQueue.MAX_CODES;
      requests.alarm(chat, cliente, bySubject ? code.subject : null, code.askedAt);
    } else {
      codes.forEach(other -> other.replaceIn(chat, code));
    }
    Code before = current.get(chat);
    if (!refused || before == null || !before.askedAt.isAfter(since)) {
      current.put(chat, code);
    }
  }

  private long count(Instant since, Predicate<Code> which) {
    return codes.stream()
        .filter(code -> code.state != State.REFUSED && code.askedAt.isAfter(since))
        .filter(which)
        .count();
  }

  void tried(ChatId chat, Effect.TryCode tried, Instant now) {
    codes.stream()
        .filter(code -> code.id == tried.code() && code.chat.equals(chat))
        .findAny()
        .ifPresent(
            code -> {
              if (tried.right()) {
                code.state = State.USED;
              } else {
                tries.add(new Try(code, Rows.micros(now)));
              }
            });
  }

  @Nullable OneTimeCode current(ChatId chat, Instant now) {
    Instant since = now.minus(CodeQueue.SPAN);
    Code code = current.get(chat);
    if (code == null || code.state == State.USED || !code.askedAt.isAfter(since)) {
      return null;
    }
    long ofChat = tries(since, tried -> tried.code.chat.equals(chat));
    long ofSubject = tries(since, tried -> code.hasSubjectOf(tried.code));
    int left = (int) Math.max(0, CodeQueue.MAX_TRIES - Math.max(ofChat, ofSubject));
    return new OneTimeCode(code.id, code.cliente, code.hash, code.expiresAt, left);
  }

  private long tries(Instant since, Predicate<Try> which) {
    return tries.stream().filter(tried -> tried.at.isAfter(since)).filter(which).count();
  }

  Optional<CodeRequest> claim(Instant now) {
    Optional<Code> next =
        codes.stream()
            .filter(code -> code.isOpen() && !code.due.isAfter(now))
            .min(Comparator.comparing((Code code) -> code.due).thenComparing(code -> code.id));
    if (next.isPresent() && next.get().isHopeless(now)) {
      giveUp(next.get(), "No se pudo enviar el código", now);
      return claim(now);
    }
    return next.map(code -> code.claimed(Rows.micros(now)));
  }

  boolean sent(CodeRequest request, ClienteId cliente, String hash, Instant expiresAt) {
    Optional<Code> code = find(request).filter(found -> found.state == State.SENDING);
    code.ifPresent(found -> found.sent(cliente, hash, Rows.micros(expiresAt)));
    return code.isPresent();
  }

  boolean notSent(CodeRequest request, String reason, Instant now) {
    Optional<Code> code =
        find(request).filter(found -> found.state == State.SENDING || found.state == State.SENT);
    code.ifPresent(found -> giveUp(found, reason, now));
    return code.isPresent();
  }

  private Optional<Code> find(CodeRequest request) {
    return codes.stream()
        .filter(code -> code.id == request.id() && code.token == request.token())
        .findAny();
  }

  private void giveUp(Code code, String reason, Instant now) {
    code.state = State.NOT_SENT;
    code.hash = null;
    code.expiresAt = null;
    requests.link(code.chat, code.asked.cliente(), reason, code.asked.nationalId(), now);
  }

  void moveAll(ChatId from, ChatId to) {
    codes.stream().filter(code -> code.chat.equals(from)).forEach(code -> code.chat = to);
    Code moved = current.remove(from);
    if (moved != null) {
      current.merge(to, moved, (one, other) -> other.askedAt.isAfter(one.askedAt) ? other : one);
    }
  }

  private enum State {
    WAITING,
    SENDING,
    SENT,
    NOT_SENT,
    REPLACED,
    REFUSED,
    USED
  }

  /** A wrong code. */
  private record Try(Code code, Instant at) {}

  private static final class Code {
    private final long id;
    private final Effect.AskCode asked;
    private final String subject;
    private final Instant askedAt;
    private ChatId chat;
    private State state = State.WAITING;
    private Instant due;
    private long token;
    private @Nullable ClienteId cliente;
    private @Nullable String hash;
    private @Nullable Instant expiresAt;

    private Code(long id, ChatId chat, Effect.AskCode asked, Instant askedAt) {
      this.id = id;
      this.chat = chat;
      this.asked = asked;
      this.cliente = asked.cliente();
      this.askedAt = askedAt;
      this.due = askedAt;
      ClienteId known = asked.cliente();
      this.subject = known == null ? "id:" + asked.nationalId() : "cliente:" + known.value();
    }

    private boolean hasSubjectOf(Code other) {
      return subject.equals(other.subject) || cliente != null && cliente.equals(other.cliente);
    }

    private boolean isOpen() {
      return state == State.WAITING || state == State.SENDING;
    }

    private boolean isHopeless(Instant now) {
      return token >= CodeQueue.MAX_CLAIMS || !askedAt.isAfter(now.minus(CodeQueue.SPAN));
    }

    private void replaceIn(ChatId where, Code by) {
      if (this != by && state == State.WAITING && chat.equals(where)) {
        state = State.REPLACED;
      }
    }

    private CodeRequest claimed(Instant now) {
      token++;
      state = State.SENDING;
      due = now.plus(CodeQueue.LEASE);
      return new CodeRequest(id, token, chat, asked.cliente(), asked.nationalId(), askedAt);
    }

    private void sent(ClienteId to, String newHash, Instant until) {
      state = State.SENT;
      cliente = Objects.requireNonNull(to, "cliente");
      hash = newHash;
      expiresAt = until;
    }
  }
}
