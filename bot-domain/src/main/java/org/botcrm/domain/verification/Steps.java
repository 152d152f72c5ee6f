package org.botcrm.domain.verification;

import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.identity.TrustLevel;
import org.jspecify.annotations.Nullable;

/** What is remembered while somebody shows who they are, by name. */
final class Steps {
  /** A question need not be longer to be understood. */
  static final int LONGEST_QUESTION = 500;

  private static final String STEP = "identidad";
  private static final String LEVEL = "identidad.nivel";
  private static final String ID = "identidad.cedula";
  private static final String SINCE = "identidad.desde";
  private static final String ASKED = "identidad.veces";
  private static final String THIRD_PARTY = "identidad.tercero";
  private static final String QUESTION = "pregunta";
  private static final String WAITS_FOR_ID = "cedula";
  private static final String WAITS_FOR_CODE = "codigo";

  private Steps() {}

  /** With a level to be reached, and what was asked that needs it. */
  static DialogueState towards(DialogueState state, TrustLevel level, @Nullable String question) {
    DialogueState next = state.with(LEVEL, level.word());
    return question == null ? next : next.with(QUESTION, shortened(question));
  }

  static DialogueState waitingForId(DialogueState state) {
    return state.without(ID, SINCE).with(STEP, WAITS_FOR_ID);
  }

  /** Likewise for the code to {@code id}; null when the number tells whose it is. */
  static DialogueState waitingForCode(DialogueState state, @Nullable String id, Instant now) {
    DialogueState next =
        state
            .without(ASKED, ID)
            .with(STEP, WAITS_FOR_CODE)
            .with(SINCE, Long.toString(now.getEpochSecond()));
    return id == null ? next : next.with(ID, id);
  }

  static boolean waitsForId(DialogueState state) {
    return state.is(STEP, WAITS_FOR_ID);
  }

  static boolean waitsForCode(DialogueState state) {
    return state.is(STEP, WAITS_FOR_CODE);
  }

  /** The level to be reached; the most when that is not known. */
  static TrustLevel level(DialogueState state) {
    return state.get(LEVEL).map(TrustLevel::of).orElse(TrustLevel.VERIFIED);
  }

  /** The ID that the last code was asked for. */
  static Optional<String> id(DialogueState state) {
    return state.get(ID);
  }

  static Optional<String> question(DialogueState state) {
    return state.get(QUESTION);
  }

  /** Whether a code was asked for so lately that it may still come and be used. */
  static boolean codeMayCome(DialogueState state, Instant now) {
    return waitsForCode(state)
        && state
            .get(SINCE)
            .map(since -> Instant.ofEpochSecond(Long.parseLong(since)))
            .filter(since -> now.isBefore(since.plus(Passcode.VALIDITY)))
            .isPresent();
  }

  /** How often in a row the person was asked without an answer to it. */
  static int asked(DialogueState state) {
    return state.get(ASKED).map(Integer::parseInt).orElse(0);
  }

  static DialogueState askedOnceMore(DialogueState state) {
    return state.with(ASKED, Integer.toString(asked(state) + 1));
  }

  /** Nothing of it but that somebody said to be another. */
  static DialogueState left(DialogueState state) {
    return state.without(STEP, LEVEL, ID, SINCE, ASKED, QUESTION);
  }

  /** Nothing of it at all. */
  static DialogueState done(DialogueState state) {
    return left(state).without(THIRD_PARTY);
  }

  static DialogueState thirdParty(DialogueState state) {
    return left(state).with(THIRD_PARTY, "si");
  }

  static boolean isThirdParty(DialogueState state) {
    return state.has(THIRD_PARTY);
  }

  private static String shortened(String question) {
    return question.codePointCount(0, question.length()) <= LONGEST_QUESTION
        ? question
        : question.substring(0, question.offsetByCodePoints(0, LONGEST_QUESTION));
  }
}
