package org.botcrm.bootstrap;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.botcrm.application.inbound.ReplayDeliveries;
import org.botcrm.meta.webhook.MetaWebhookParser;
import org.botcrm.persistence.jdbi.DatabaseSettings;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.botcrm.persistence.jdbi.LibPhoneNumbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads again what could not be read. A server may run beside it, and answers what is found. */
@Command(
    name = "reprocesar",
    description = "Vuelve a leer los webhooks guardados de los que algo no se pudo leer.",
    mixinStandardHelpOptions = true)
final class ReprocesarCommand implements Callable<Integer> {
  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Option(names = "--demo", description = "Sobre la base de datos de la demostración.")
  private boolean demo;

  @Override
  public Integer call() {
    DatabaseSettings database =
        demo
            ? DatabaseSettings.parse(DemoCommand.DATABASE, null)
            : ServerSettings.readDatabase(options.read());
    Clock clock = SystemTime.clock();
    try (JdbiPersistence persistence =
        JdbiPersistence.open(database, new LibPhoneNumbers("VE"), clock)) {
      ReplayDeliveries.Replayed replayed =
          new ReplayDeliveries(new MetaWebhookParser(), persistence.deliveries(), chats -> {})
              .replay();
      System.out.printf(
          "Se leyeron de nuevo %d webhooks: %d mensajes nuevos;"
              + " %d siguen con algo que no se pudo leer o guardar.%n",
          replayed.deliveries(), replayed.messages(), replayed.stillFailed());
    }
    return 0;
  }
}
