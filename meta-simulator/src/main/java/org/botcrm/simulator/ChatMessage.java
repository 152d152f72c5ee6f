package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as a simulated phone shows it.
 *
 * @param sequence its place among all messages, growing, not dense
 * @param change grows with every tick of this message; at least {@code sequence}
 * @param messageId Meta's id
 * @param direction seen from the business
 * @param phoneNumberId Meta's id of the business number it was sent with or to
 * @param type {@code text}, {@code image}, {@code interactive}, …
 * @param text what it says; null when it has no words
 * @param content the JSON of what is not text, as it came; null for a text
 * @param at when it was sent, by the simulator's clock
 * @param ticks of an outbound one the statuses the bot took (answered with 200); of an inbound one
 *     {@code delivered} when the bot took it and {@code read} when the bot marked it so
 */
public record ChatMessage(
    long sequence,
    long change,
    String messageId,
    Direction direction,
    String phoneNumberId,
    String type,
    @Nullable String text,
    @Nullable String content,
    Instant at,
    List<Tick> ticks) {
  /** Copies the ticks; refuses nulls. */
  public ChatMessage {
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(phoneNumberId, "phoneNumberId");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(at, "at");
    ticks = List.copyOf(ticks);
  }

  /** Whether the message has got this status. */
  public boolean has(String status) {
    return ticks.stream().anyMatch(tick -> tick.status().equals(status));
  }

  /** What a person can press on it, in the order of the screen; none for a text. */
  public List<Choice> choices() {
    return Choices.of(this);
  }

  /** Neither text nor id: both are personal. */
  @Override
  public String toString() {
    return "ChatMessage[" + sequence + " " + direction + " " + type + " " + ticks.size() + "]";
  }

  ChatMessage withTick(Tick tick, long newChange) {
    List<Tick> more = new ArrayList<>(ticks);
    more.add(tick);
    return copy(sequence, newChange, more);
  }

  /** A message that has no place yet. */
  static ChatMessage draft(
      String messageId,
      Direction direction,
      String phoneNumberId,
      String type,
      JsonNode content,
      Instant at) {
    return new ChatMessage(
        0,
        0,
        messageId,
        direction,
        phoneNumberId,
        type,
        MessageText.of(content),
        MessageText.raw(type, content),
        at,
        List.of());
  }

  ChatMessage numbered(long number) {
    return copy(number, number, ticks);
  }

  private ChatMessage copy(long newSequence, long newChange, List<Tick> newTicks) {
    return new ChatMessage(
        newSequence,
        newChange,
        messageId,
        direction,
        phoneNumberId,
        type,
        text,
        content,
        at,
        newTicks);
  }
}
