package org.botcrm.bootstrap;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the server until it is told to stop. */
@Command(
    name = "servir",
    description = "Arranca el servidor: recibe los webhooks de Meta, responde y atiende la API.",
    mixinStandardHelpOptions = true)
final class ServirCommand implements Callable<Integer> {
  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Override
  public Integer call() throws InterruptedException {
    ServerSettings settings = ServerSettings.read(options.read(), options.written());
    BotServer server = BotServer.start(settings, SystemTime.clock());
    TokenWatch watch =
        new TokenWatch(
            options.file(), options::read, server.tokens(), server.persistence().outbox());
    watch.start();
    UntilStopped.await(watch, server);
    return 0;
  }
}
