package org.botcrm.domain.flow;

import java.util.Optional;
import org.botcrm.domain.dialogue.DialogueState;

/** Whether a picture is a slip, as it is kept in the state until somebody says. */
final class SlipQuestion {
  static final String YES = "archivo:si";
  static final String NO = "archivo:no";
  static final String PREFIX = "archivo:";
  private static final String SLIP = "archivo.comprobante";
  private static final String CAPTION = "archivo.texto";

  private SlipQuestion() {}

  static DialogueState asked(DialogueState state, FlowInput.Slip slip, String caption) {
    return state.with(SLIP, slip.stored()).with(CAPTION, Written.start(Written.clean(caption)));
  }

  static DialogueState answered(DialogueState state) {
    return state.without(SLIP, CAPTION);
  }

  static Optional<FlowInput.Slip> slip(DialogueState state) {
    return state.get(SLIP).map(FlowInput.Slip::of);
  }

  static String caption(DialogueState state) {
    return state.get(CAPTION).orElse("");
  }

  /** Whether one of its buttons was pressed, perhaps once more. */
  static boolean isPressed(FlowInput input) {
    return input.pressed().startsWith(PREFIX);
  }

  /** Whether the turn answers it, be it asked still or not. */
  static boolean isAnsweredBy(FlowInput input, FlowWords words, DialogueState state) {
    if (slip(state).isEmpty()) {
      return false;
    }
    return input.pressed().isEmpty()
        ? input.slip() == null && words.isYesOrNo(input)
        : isPressed(input);
  }
}
