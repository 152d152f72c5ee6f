package org.botcrm.application.template;

import java.time.Clock;
import org.botcrm.application.BotListener;

/**
 * The use cases of a bot that knows the templates of its business.
 *
 * @param list lists them; also those that can be sent
 * @param sync asks Meta for them now
 * @param keep keeps them fresh
 */
public record TemplateUseCases(ListTemplates list, SyncTemplates sync, KeepTemplates keep) {

  /** Over the ports they need. */
  public static TemplateUseCases of(TemplatePorts ports, BotListener listener, Clock clock) {
    SyncTemplates sync = new SyncTemplates(ports, listener, clock);
    return new TemplateUseCases(
        new ListTemplates(ports), sync, new KeepTemplates(ports, sync, listener));
  }
}
