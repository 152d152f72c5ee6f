package org.botcrm.simulator;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;

/**
 * What the simulator pretends to be.
 *
 * @param port TCP port on 127.0.0.1, 0 to 65535; 0 takes a free one
 * @param phoneNumberId Meta's id of the business number, digits
 * @param displayPhoneNumber the business number, digits with country code
 * @param wabaId Meta's id of the business account, digits
 * @param accessToken what the bot must send as bearer
 * @param appSecret signs the webhooks
 * @param webhookUrl where the bot takes webhooks; on loopback, http
 * @param verifyToken what the handshake sends
 * @param clock the time in ids, timestamps and retries
 * @param seed makes ids differ from those of another simulator at the same instant
 * @param delays waits before the statuses
 * @param retries when an unanswered webhook is sent again
 * @param limits bounds of memory and threads
 * @param account more numbers, templates and Meta's limits
 */
public record SimulatorSettings(
    int port,
    String phoneNumberId,
    String displayPhoneNumber,
    String wabaId,
    String accessToken,
    String appSecret,
    URI webhookUrl,
    String verifyToken,
    Clock clock,
    long seed,
    StatusDelays delays,
    RetryDelays retries,
    SimulatorLimits limits,
    SimulatedAccount account) {
  private static final int MAX_PORT = 65_535;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public SimulatorSettings {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port: 0 to 65535 expected");
    }
    BusinessNumber.requireDigits(phoneNumberId, "phoneNumberId");
    BusinessNumber.requireDigits(displayPhoneNumber, "displayPhoneNumber");
    BusinessNumber.requireDigits(wabaId, "wabaId");
    requireSecret(accessToken, "accessToken");
    requireSecret(appSecret, "appSecret");
    requireSecret(verifyToken, "verifyToken");
    Loopback.requireUrl(webhookUrl, "webhookUrl");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(delays, "delays");
    Objects.requireNonNull(retries, "retries");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(account, "account");
  }

  /**
   * The ids of Meta's own examples, a free port, no waits before statuses, standard retries and
   * limits, seed 1.
   */
  public static SimulatorSettings of(
      URI webhookUrl, String accessToken, String appSecret, String verifyToken, Clock clock) {
    return new SimulatorSettings(
        0,
        "106540352242922",
        "15550783881",
        "102290129340398",
        accessToken,
        appSecret,
        webhookUrl,
        verifyToken,
        clock,
        1,
        StatusDelays.NONE,
        RetryDelays.STANDARD,
        SimulatorLimits.STANDARD,
        SimulatedAccount.PLAIN);
  }

  /** These settings on another port. */
  public SimulatorSettings withPort(int newPort) {
    return copy(newPort, phoneNumberId, displayPhoneNumber, wabaId, seed, delays, retries, limits);
  }

  /** These settings as another business number. */
  public SimulatorSettings withNumber(String newId, String newDisplayNumber, String newWabaId) {
    return copy(port, newId, newDisplayNumber, newWabaId, seed, delays, retries, limits);
  }

  /** These settings with another seed. */
  public SimulatorSettings withSeed(long newSeed) {
    return copy(port, phoneNumberId, displayPhoneNumber, wabaId, newSeed, delays, retries, limits);
  }

  /** These settings with other waits before statuses. */
  public SimulatorSettings withDelays(StatusDelays newDelays) {
    return copy(port, phoneNumberId, displayPhoneNumber, wabaId, seed, newDelays, retries, limits);
  }

  /** These settings with other retries. */
  public SimulatorSettings withRetries(RetryDelays newRetries) {
    return copy(port, phoneNumberId, displayPhoneNumber, wabaId, seed, delays, newRetries, limits);
  }

  /** These settings with other limits. */
  public SimulatorSettings withLimits(SimulatorLimits newLimits) {
    return copy(port, phoneNumberId, displayPhoneNumber, wabaId, seed, delays, retries, newLimits);
  }

  /** These settings with other numbers, templates and limits of Meta. */
  public SimulatorSettings withAccount(SimulatedAccount newAccount) {
    return new SimulatorSettings(
        port,
        phoneNumberId,
        displayPhoneNumber,
        wabaId,
        accessToken,
        appSecret,
        webhookUrl,
        verifyToken,
        clock,
        seed,
        delays,
        retries,
        limits,
        newAccount);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "SimulatorSettings[port="
        + port
        + ", phoneNumberId="
        + phoneNumberId
        + ", wabaId="
        + wabaId
        + ", accessToken=•••, appSecret=•••, verifyToken=•••, webhookUrl="
        + webhookUrl
        + ", seed="
        + seed
        + ", "
        + delays
        + ", "
        + retries
        + ", "
        + limits
        + "]";
  }

  private SimulatorSettings copy(
      int newPort,
      String newId,
      String newDisplayNumber,
      String newWabaId,
      long newSeed,
      StatusDelays newDelays,
      RetryDelays newRetries,
      SimulatorLimits newLimits) {
    return new SimulatorSettings(
        newPort,
        newId,
        newDisplayNumber,
        newWabaId,
        accessToken,
        appSecret,
        webhookUrl,
        verifyToken,
        clock,
        newSeed,
        newDelays,
        newRetries,
        newLimits,
        account);
  }

  private static void requireSecret(String value, String name) {
    if (Objects.requireNonNull(value, name).isBlank()) {
      throw new IllegalArgumentException(name + ": must not be empty");
    }
  }
}
