package org.botcrm.domain.answer;

import java.util.Set;
import org.botcrm.domain.identity.TrustLevel;

/** What is said to one or more intents. Implementations are pure and thread-safe. */
interface Answer {
  /** The intents that it answers. */
  Set<String> intents();

  /** How sure the bot must be of whom it talks to. */
  TrustLevel needs();

  /** What is said. Only called at a level that reaches {@link #needs}. */
  Said answer(Question question);
}
