package org.botcrm.domain.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyTexts;

/**
 * Takes what somebody says after asking for a person as the reason that the bot asked for, and
 * leaves it in the chat for that person: no other rule is to begin anything over it, or to say that
 * it understood nothing. Questions that the bot can answer are answered as ever. Immutable and
 * thread-safe.
 */
public final class ReasonRule implements ReplyRule {
  private static final String ASKED = "asesor.motivo";

  /** Who writes later than that begins anew. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** What a person is wanted for; anything else that is understood is answered as ever. */
  private static final Set<String> REASONS =
      Set.of("queja", "promesa_pago", "no_pagado", "tercero");

  /** Fewer, such as the name of a loan, may answer something that was asked before. */
  private static final int FEWEST_WORDS = 3;

  private final FlowRule flows;
  private final FlowEnvironment environment;
  private final ReplyTexts texts;

  /**
   * Beside {@code flows}, and to be asked before them.
   *
   * @param environment the one of {@code flows}
   */
  public ReasonRule(FlowRule flows, FlowEnvironment environment, ReplyTexts texts) {
    this.flows = Objects.requireNonNull(flows, "flows");
    this.environment = Objects.requireNonNull(environment, "environment");
    this.texts = Objects.requireNonNull(texts, "texts");
  }

  /** What is remembered once somebody was asked for the reason. */
  static DialogueState asked(DialogueState state, Instant now) {
    return state.with(ASKED, String.valueOf(now.getEpochSecond()));
  }

  @Override
  public String name() {
    return "motivo";
  }

  @Override
  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
    if (!isAsked(context) || flows.isBusy(context.state())) {
      return Optional.empty();
    }
    FlowInput input = FlowInput.of(message, context, environment.intents().get());
    return isReason(input)
        ? Optional.of(
            new Reply(texts.say("flujo.asesor.motivo", Map.of()))
                .remembering(context.state().without(ASKED)))
        : Optional.empty();
  }

  private static boolean isAsked(ReplyContext context) {
    return context
        .state()
        .get(ASKED)
        .map(second -> Instant.ofEpochSecond(Long.parseLong(second)))
        .filter(asked -> context.now().isBefore(asked.plus(PATIENCE)))
        .isPresent();
  }

  private static boolean isReason(FlowInput input) {
    if (!input.isWritten() || !input.pressed().isEmpty() || input.slip() != null) {
      return false;
    }
    return input.found().isEmpty()
        ? input.text().strip().split("\\s+").length >= FEWEST_WORDS
        : REASONS.containsAll(input.intents());
  }
}
