package org.botcrm.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TextParts;
import org.jspecify.annotations.Nullable;

/**
 * What a rule wants to say, and what that brings about. A value: nothing is sent or stored inside a
 * rule. Immutable.
 *
 * @param text all of it as one text, as people of the lender read it; empty exactly when nothing is
 *     said
 * @param parts the messages to send, in order
 * @param effects what comes true with it
 * @param state what is remembered from now on; null to remember what was
 * @param reason more than the rule's name about why; null when there is nothing to add
 */
public record Reply(
    String text,
    List<OutboundDraft> parts,
    List<Effect> effects,
    @Nullable DialogueState state,
    @Nullable Reason reason) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when there are parts without a text, or a text without parts
   */
  public Reply {
    Objects.requireNonNull(text, "text");
    parts = List.copyOf(parts);
    effects = List.copyOf(effects);
    if (text.isBlank() != parts.isEmpty()) {
      throw new IllegalArgumentException("text: present exactly when there are parts");
    }
  }

  private Reply(String text, List<OutboundDraft> parts) {
    this(text, parts, List.of(), null, null);
  }

  /**
   * A text of any length above 0; one that Meta would refuse as too long is sent in parts.
   *
   * @throws IllegalArgumentException when {@code text} is blank
   */
  public Reply(String text) {
    this(text, drafts(TextParts.of(requireWords(text))));
  }

  /** Nothing is said, which no other rule changes: the message is answered with silence. */
  public static Reply silence() {
    return new Reply("", List.of());
  }

  /** A question with answers to choose from, in the best form that it fits in. */
  public static Reply of(Choice choice) {
    return of(choice.parts());
  }

  /**
   * Anything that Meta takes, in this order.
   *
   * @throws IllegalArgumentException when there is nothing
   */
  public static Reply of(OutboundContent... contents) {
    return of(List.of(contents));
  }

  private static Reply of(List<OutboundContent> contents) {
    if (contents.isEmpty()) {
      throw new IllegalArgumentException("contents: at least one expected");
    }
    String text = contents.stream().map(OutboundContent::body).collect(Collectors.joining("\n"));
    return new Reply(text, drafts(contents));
  }

  /**
   * This, and then the other: what both say and bring about. What the other wants remembered comes
   * before what this does, and so does its reason.
   */
  public Reply and(Reply other) {
    String both =
        Stream.of(text, other.text).filter(t -> !t.isEmpty()).collect(Collectors.joining("\n"));
    return new Reply(
        both,
        joined(parts, other.parts),
        joined(effects, other.effects),
        other.state == null ? state : other.state,
        other.reason == null ? reason : other.reason);
  }

  /** The same, which also brings this about. */
  public Reply with(Effect... more) {
    return new Reply(text, parts, joined(effects, List.of(more)), state, reason);
  }

  /** The same, after which this is remembered. */
  public Reply remembering(DialogueState next) {
    return new Reply(text, parts, effects, next, reason);
  }

  /** The same for this reason. */
  public Reply because(Reason why) {
    return new Reply(text, parts, effects, state, why);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /**
   * The same, with a quote above the first message that can have one: all but reactions.
   *
   * @param message usually the one answered
   */
  public Reply quoting(MessageId message) {
    List<OutboundDraft> quoting = new ArrayList<>(parts);
    for (int i = 0; i < quoting.size(); i++) {
      OutboundContent content = quoting.get(i).content();
      if (!(content instanceof Reaction)) {
        quoting.set(i, new OutboundDraft(content, message, quoting.get(i).ifClosed()));
        break;
      }
    }
    return new Reply(text, quoting, effects, state, reason);
  }

  /**
   * The same, with a template that leaves in place of all of it when the person's window has closed
   * before it could be sent.
   *
   * @throws IllegalArgumentException when nothing is said that it could stand in for
   */
  public Reply ifClosed(Template other) {
    Objects.requireNonNull(other, "other");
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("parts: at least one expected");
    }
    List<OutboundDraft> changed = new ArrayList<>(parts);
    changed.set(0, changed.get(0).ifClosed(other));
    return new Reply(text, changed, effects, state, reason);
  }

  private static List<OutboundDraft> drafts(List<OutboundContent> contents) {
    return contents.stream().map(OutboundDraft::of).toList();
  }

  private static String requireWords(String text) {
    Objects.requireNonNull(text, "text");
    if (text.isBlank()) {
      throw new IllegalArgumentException("text: must not be blank");
    }
    return text;
  }

  /**
   * Why a reply is as it is, for the lender's people.
   *
   * @param rule a closer name than that of the rule which answered, such as the intents it found
   * @param version of the phrases or the flow that it went by; null when it goes by none
   * @param found what was recognised, in the order of the text
   * @param discarded what was considered and left, in words
   */
  public record Reason(
      String rule, @Nullable String version, List<Trace.Found> found, List<String> discarded) {
    /** Copies the lists. */
    public Reason {
      Objects.requireNonNull(rule, "rule");
      found = List.copyOf(found);
      discarded = List.copyOf(discarded);
    }
  }

  /** Hides the text. */
  @Override
  public String toString() {
    return "Reply[" + text.length() + " chars]";
  }
}
