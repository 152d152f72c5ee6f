package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustChange;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ContactChange;
import org.botcrm.domain.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of each chat, and whom it belongs to. Callers hold the lock of the storage.
 */
final class Dialogues {
  private final Map<ChatId, Remembered> states = new HashMap<>();
  private final Map<ChatId, Trust> trusts = new HashMap<>();
  private final Map<ChatId, String> doubts = new HashMap<>();
  private final Map<ChatId, List<TrustChange>> changes = new HashMap<>();
  private final Map<ChatId, Instant> spoken = new HashMap<>();
  private final Map<ChatId, Latest<String>> identityKeys = new HashMap<>();
  private final Codes codes;
  private final Feed feed;

  Dialogues(Codes codes, Feed feed) {
    this.codes = codes;
    this.feed = feed;
  }

  DialogueState state(ChatId chat, Instant now) {
    Remembered found = states.get(chat);
    return found == null || found.until == null || !now.isBefore(found.until)
        ? DialogueState.EMPTY
        : found.state;
  }

  void remember(ChatId chat, DialogueState state, @Nullable Instant until, Instant now) {
    states.put(chat, new Remembered(state, until == null ? null : Rows.micros(until), now));
  }

  ChatIdentity identity(ChatId chat, Instant now) {
    Latest<String> key = identityKeys.get(chat);
    return new ChatIdentity(
        trusts.get(chat),
        codes.current(chat, now),
        key == null ? null : key.value(),
        spoken.get(chat),
        doubts.get(chat));
  }

  void learn(ChatId chat, ReceivedMessage message) {
    String key = message.details().identityKey();
    if (key != null) {
      identityKeys.merge(chat, new Latest<>(key, message.timestamp()), Latest::and);
    }
  }

  /** Whether a message tells that the contact may be somebody else since anything was known. */
  boolean changed(ChatId chat, ReceivedMessage message, Instant now) {
    ContactChange change = message.details().change();
    Trust trust = trusts.get(chat);
    boolean counts =
        change != null && (trust == null || !trust.since().isAfter(message.timestamp()));
    if (counts) {
      drop(chat, change.words(), now);
    }
    return counts;
  }

  /** The bot is done with a message that the person wrote then. */
  void spoke(ChatId chat, Instant at) {
    spoken.merge(chat, at, Dialogues::later);
  }

  void give(ChatId chat, Trust trust, String by, Instant now) {
    Instant until = trust.verifiedUntil();
    Trust kept =
        new Trust(
            trust.cliente(),
            trust.basis(),
            trust.source(),
            Rows.micros(trust.since()),
            until == null ? null : Rows.micros(until));
    trusts.put(chat, kept);
    doubts.remove(chat);
    changed(chat, new TrustChange(trust.cliente(), trust.source(), by, Rows.micros(now)));
    feed.add(EventKind.TRUST_CHANGED, chat, chat.value(), null, now);
  }

  boolean isLinked(ChatId chat) {
    return trusts.containsKey(chat);
  }

  /** Whether there was any; where there was none, the number alone proves nothing from now on. */
  boolean drop(ChatId chat, String reason, Instant now) {
    Trust lost = trusts.remove(chat);
    doubts.put(chat, reason);
    if (lost != null) {
      changed(chat, new TrustChange(lost.cliente(), null, reason, Rows.micros(now)));
      feed.add(EventKind.TRUST_CHANGED, chat, chat.value(), null, now);
    }
    return lost != null;
  }

  /** Oldest first. */
  List<TrustChange> changes(ChatId chat) {
    return List.copyOf(changes.getOrDefault(chat, List.of()));
  }

  private void changed(ChatId chat, TrustChange change) {
    changes.computeIfAbsent(chat, none -> new ArrayList<>()).add(change);
  }

  /** Of a chat of a number alone, into that of a person who turned out to have the number. */
  void moveAll(ChatId from, ChatId to, Instant now) {
    Remembered absorbed = states.remove(from);
    if (absorbed != null) {
      states.merge(to, absorbed, (one, other) -> other.at.isAfter(one.at) ? other : one);
    }
    Instant last = spoken.remove(from);
    if (last != null) {
      spoken.merge(to, last, Dialogues::later);
    }
    Latest<String> key = identityKeys.remove(from);
    if (key != null) {
      identityKeys.merge(to, key, Latest::and);
    }
    changes.getOrDefault(from, List.of()).forEach(change -> changed(to, change));
    changes.remove(from);
    codes.moveAll(from, to);
    joinTrust(from, to, now);
  }

  /** Who had the number before may be somebody else: both must say the same. */
  private void joinTrust(ChatId from, ChatId to, Instant now) {
    Trust theirs = trusts.remove(from);
    Trust ours = trusts.get(to);
    String doubt = doubts.remove(from);
    if (theirs == null) {
      if (doubt != null && ours == null) {
        doubts.putIfAbsent(to, doubt);
      }
      return;
    }
    if (ours != null && !ours.cliente().equals(theirs.cliente())) {
      doubts.put(to, CHATS_JOINED);
    }
    if (ours == null || !ours.cliente().equals(theirs.cliente())) {
      trusts.remove(to);
      changed(to, new TrustChange(null, null, CHATS_JOINED, Rows.micros(now)));
      feed.add(EventKind.TRUST_CHANGED, to, to.value(), null, now);
    } else if (theirs.since().isAfter(ours.since())) {
      trusts.put(to, theirs);
    }
  }

  /** Why trust ends when two chats become one. */
  static final String CHATS_JOINED = "Se unieron dos chats que no eran del mismo cliente";

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * What is remembered of a conversation.
   *
   * @param until when it is over; null when it is nothing
   * @param at when it was written
   */
  private record Remembered(DialogueState state, @Nullable Instant until, Instant at) {}
}
