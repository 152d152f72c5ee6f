package org.botcrm.bootstrap;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows who is in the demo; it need not run. */
@Command(
    name = "clientes-demo",
    description = "Muestra los clientes inventados de la demostración, y qué probar con cada uno.",
    mixinStandardHelpOptions = true)
final class ClientesDemoCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    System.out.print(DemoClients.all());
    return 0;
  }
}
