package org.botcrm.simulator;

/**
 * What the bot answered to Meta's verification of its webhook.
 *
 * @param http the status; 0 when there was no answer
 * @param challengeReturned whether the body was the challenge and nothing else
 */
public record Handshake(int http, boolean challengeReturned) {
  private static final int OK = 200;

  /** Whether Meta would have taken it. */
  public boolean verified() {
    return http == OK && challengeReturned;
  }
}
