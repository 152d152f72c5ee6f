package org.botcrm.bootstrap;

import java.util.List;
import org.botcrm.simulator.MessageTemplate;
import org.botcrm.simulator.MetaRules;
import org.botcrm.simulator.SimulatedAccount;

/** What the business of the demo has at the simulated Meta. */
final class DemoAccount {
  private static final String SPANISH = "es";

  private DemoAccount() {}

  /** With the approved templates that the examples of the documentation name. */
  static SimulatedAccount open() {
    return new SimulatedAccount(
        List.of(),
        List.of(
            template(
                "aviso", "Hola, tenemos un aviso sobre su cuenta. Responda aquí y se lo contamos."),
            template("aviso_de_llamada", "Hola, {{1}}. ¿A qué hora le podemos llamar?"),
            template(
                "recordatorio_de_cuota",
                "Hola, {{1}}. Su cuota de {{2}} vence el {{3}}. Gracias.")),
        MetaRules.OFF);
  }

  private static MessageTemplate template(String name, String body) {
    return MessageTemplate.ofBody(name, SPANISH, body);
  }
}
