package org.botcrm.web;

import static io.javalin.http.HandlerType.GET;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.botcrm.application.chat.ChatUseCases;
import org.botcrm.application.client.ReadClientCard;
import org.botcrm.application.dialogue.DialogueUseCases;
import org.botcrm.application.staff.Viewer;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.staff.Permission;
import org.botcrm.web.console.Console;
import org.botcrm.web.console.ConsoleUseCases;
import org.botcrm.web.console.Visitor;
import org.botcrm.web.console.Why;

/** The routes of the pages that people work with. */
final class ConsoleRoutes {
  private ConsoleRoutes() {}

  /** On threads of their own: pages that people wait for must not wait for programs. */
  static List<Route> of(WebDependencies dependencies, ChatUseCases chats, WebSettings settings) {
    Readers readers = new Readers("bot-web-console", 8, 64);
    Console console = new Console(useCases(dependencies, chats, settings));
    List<Route> routes = new ArrayList<>();
    routes.add(new Route(GET, console.filesPath(), Access.OPEN, readers.reading(console::file)));
    String login = dependencies.staff() == null ? null : Console.LOGIN;
    if (login != null) {
      routes.add(new Route(GET, login, Access.OPEN, readers.reading(console::login)));
    }
    console
        .pages()
        .forEach(
            (path, page) ->
                routes.add(new Route(GET, path, Access.API, readers.reading(page)).orLogin(login)));
    return routes;
  }

  private static ConsoleUseCases useCases(
      WebDependencies dependencies, ChatUseCases chats, WebSettings settings) {
    DialogueUseCases dialogues = dependencies.dialogues();
    ReadClientCard card = dialogues == null ? null : dialogues.card();
    PeopleSearch people = new PeopleSearch(dependencies.phoneNumbers(), settings.ids(), card);
    return new ConsoleUseCases(
        chats,
        people::numbers,
        dependencies.listConversaciones(),
        dependencies.getEstadisticas(),
        dependencies.checkHealth(),
        card,
        dialogues == null ? null : why(dialogues, dependencies),
        number -> chats.send().templates(number),
        settings.money(),
        settings.zone(),
        new PeopleTimes(settings.zone())::inWords,
        ConsoleRoutes::visitor,
        BotRoutes.CONVERSACIONES + "/");
  }

  private static BiFunction<ChatId, ConversacionId, Optional<Why>> why(
      DialogueUseCases dialogues, WebDependencies dependencies) {
    return new PorqueHandler(
            dialogues.ports().traces(),
            dependencies.getConversacion(),
            dependencies.listConversaciones())
        ::why;
  }

  private static Visitor visitor(Context ctx) {
    Viewer viewer = Doorkeeper.viewer(ctx);
    return new Visitor(
        viewer.name(), viewer.person(), viewer.may(Permission.WRITE), SessionCookie.word(ctx));
  }
}
