package org.botcrm.domain.understanding;

/**
 * An intent in a text, and where: what a person who asks why is shown.
 *
 * @param intent its name in the file
 * @param start where it begins in the original text, in UTF-16 units
 * @param end where it ends, exclusive
 * @param phrase the phrase of the file that was found, as it is written there
 * @param fate whether it counts, and if not, why
 */
public record IntentMatch(String intent, int start, int end, String phrase, Fate fate) {

  /** One that counts. */
  public IntentMatch(String intent, int start, int end, String phrase) {
    this(intent, start, end, phrase, Fate.FOUND);
  }

  /** What became of something that was found. */
  public enum Fate {
    /** It counts. */
    FOUND,
    /** A negation stands before it: «no he pagado». */
    DENIED,
    /** It is about something else: «ya pagué el agua». */
    FOREIGN,
    /** The message is about something that asks for no figures. */
    WEAK,
    /** A longer phrase says something else with the same words. */
    COVERED,
    /** It may be meant, and the client should be asked before figures are shown. */
    UNSURE
  }
}
