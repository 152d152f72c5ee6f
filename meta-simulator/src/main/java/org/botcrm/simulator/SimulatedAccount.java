package org.botcrm.simulator;

import java.util.List;
import java.util.Objects;

/**
 * What the simulated business has besides the number of the settings.
 *
 * @param moreNumbers its other numbers, each id once
 * @param templates the templates of the settings' business account
 * @param rules limits that are kept from the start
 */
public record SimulatedAccount(
    List<BusinessNumber> moreNumbers, List<MessageTemplate> templates, MetaRules rules) {
  /** One number, no templates, no limits. */
  public static final SimulatedAccount PLAIN =
      new SimulatedAccount(List.of(), List.of(), MetaRules.OFF);

  /** Copies the lists. */
  public SimulatedAccount {
    moreNumbers = List.copyOf(moreNumbers);
    templates = List.copyOf(templates);
    Objects.requireNonNull(rules, "rules");
  }
}
