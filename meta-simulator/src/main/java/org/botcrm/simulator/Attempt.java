package org.botcrm.simulator;

/**
 * What came of one POST to the bot.
 *
 * @param http the status it answered with; 0 when there was no answer
 * @param retrying whether there will be another
 */
record Attempt(int http, boolean retrying) {
  static final Attempt NO_ANSWER = new Attempt(0, false);

  private static final int OK = 200;

  /** Only 200 counts (page webhooks/overview). */
  boolean delivered() {
    return http == OK;
  }

  Attempt again() {
    return new Attempt(http, true);
  }
}
