package org.botcrm.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TextParts;

/**
 * What a rule wants to say. A value: nothing is sent inside a rule. Immutable.
 *
 * @param text all of it as one text, as people of the lender read it; not blank
 * @param parts the messages to send, in order; at least one
 */
public record Reply(String text, List<OutboundDraft> parts) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when {@code text} is blank or there are no parts
   */
  public Reply {
    requireWords(text);
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("parts: at least one expected");
    }
  }

  /**
   * A text of any length above 0; one that Meta would refuse as too long is sent in parts.
   *
   * @throws IllegalArgumentException when {@code text} is blank
   */
  public Reply(String text) {
    this(text, drafts(TextParts.of(requireWords(text))));
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

  /** This, and then the other. */
  public Reply and(Reply other) {
    List<OutboundDraft> both = Stream.concat(parts.stream(), other.parts.stream()).toList();
    return new Reply(text + "\n" + other.text, both);
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
    return new Reply(text, quoting);
  }

  /**
   * The same, with a template that leaves in place of all of it when the person's window has closed
   * before it could be sent.
   */
  public Reply ifClosed(Template other) {
    List<OutboundDraft> first = new ArrayList<>(parts);
    first.set(0, first.get(0).ifClosed(Objects.requireNonNull(other, "other")));
    return new Reply(text, first);
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

  /** Hides the text. */
  @Override
  public String toString() {
    return "Reply[" + text.length() + " chars]";
  }
}
