package org.botcrm.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.botcrm.application.SafeListener;
import org.botcrm.application.chat.ChatUseCases;
import org.botcrm.application.chat.GetChat;
import org.botcrm.application.chat.ListChats;
import org.botcrm.application.chat.ListConsents;
import org.botcrm.application.chat.SendMessage;
import org.botcrm.application.dialogue.DialoguePorts;
import org.botcrm.application.dialogue.DialogueUseCases;
import org.botcrm.application.feed.FeedUseCases;
import org.botcrm.application.feed.FollowFeed;
import org.botcrm.application.feed.FollowSettings;
import org.botcrm.application.feed.ReadFeed;
import org.botcrm.application.health.CheckHealth;
import org.botcrm.application.history.GetConversacion;
import org.botcrm.application.history.GetEstadisticas;
import org.botcrm.application.history.ListAttempts;
import org.botcrm.application.history.ListConversaciones;
import org.botcrm.application.inbound.ReceiveDelivery;
import org.botcrm.application.inbound.VerifySubscription;
import org.botcrm.application.media.OpenMedia;
import org.botcrm.application.outbound.DeliverMessages;
import org.botcrm.application.outbound.DeliverySettings;
import org.botcrm.application.reply.ChatDispatcher;
import org.botcrm.application.reply.ReplySettings;
import org.botcrm.application.reply.ReplyToChat;
import org.botcrm.application.staff.StaffUseCases;
import org.botcrm.application.subscription.SubscriptionUseCases;
import org.botcrm.application.template.CheckTemplate;
import org.botcrm.application.template.SyncSettings;
import org.botcrm.application.template.TemplatePorts;
import org.botcrm.application.template.TemplateUseCases;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.DeliveryParser;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.subscription.SubscriptionPorts;
import org.botcrm.domain.template.TemplateSource;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Templates;
import org.botcrm.testkit.inmemory.InMemoryClienteLookup;
import org.botcrm.testkit.inmemory.InMemoryMediaStore;
import org.botcrm.testkit.inmemory.InMemoryStaff;
import org.botcrm.testkit.inmemory.InMemorySubscriptions;
import org.botcrm.testkit.inmemory.SimplePhoneNumberParser;
import org.botcrm.testkit.recording.RecordingMessageSender;
import org.botcrm.testkit.recording.RecordingNotificationSender;
import org.botcrm.testkit.time.MutableClock;
import org.jspecify.annotations.Nullable;

/**
 * A bot over real HTTP on a free port, with everything behind it in memory. Its webhook takes the
 * signature {@link #SIGNATURE} for right, and reads each body as the text of one message.
 */
final class TestBot implements AutoCloseable {
  static final String KEY = "llave-de-prueba-0123456789";
  static final String TOKEN = "ficha-de-prueba";
  static final String SIGNATURE = "sha256=buena";

  /** How many may follow the events at once. */
  static final int FOLLOWERS = 3;

  static final String METRICS = "bot_up 1\n";
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    // Else every close would wait for the client's idle connections to be given up.
    System.setProperty("jdk.httpclient.keepalive.timeout", "0");
  }

  final MutableClock clock = MutableClock.standing();
  final BreakableStorage storage = new BreakableStorage();
  final InMemoryMediaStore files = new InMemoryMediaStore();
  final RecordingMessageSender sender = new RecordingMessageSender();
  final ReplyToChat replyToChat;
  final DeliverMessages deliverMessages;
  final BotRoutes routes;

  /** What Meta answers to who asks for the templates. */
  volatile TemplateSource.Fetched fetched = new TemplateSource.Fetched.All(List.of());

  final StaffUseCases staff =
      StaffUseCases.of(new InMemoryStaff().ports(), new SecureRandom(), clock);

  final SubscriptionPorts subscriptions = new InMemorySubscriptions().ports();
  final RecordingNotificationSender notifications = new RecordingNotificationSender();

  private final FollowFeed follow;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServer server;

  private TestBot(WebSettings settings, DeliveryParser parser) {
    var listener = SafeListener.of(List.of());
    deliverMessages =
        new DeliverMessages(storage.outbox(), sender, DeliverySettings.standard(), listener, clock);
    var clientes =
        new InMemoryClienteLookup(List.of(Clientes.ana()), new SimplePhoneNumberParser("58", "0"));
    replyToChat =
        new ReplyToChat(
            storage.replies(),
            clientes,
            ReplyRules.standard(ReplyTexts.standard()),
            deliverMessages,
            ReplySettings.standard().withPause(Duration.ZERO),
            listener,
            clock);
    var dispatcher =
        new ChatDispatcher(
            replyToChat,
            storage.replies(),
            ReplySettings.standard().withPause(Duration.ZERO),
            listener,
            clock);
    TemplatePorts templatePorts =
        new TemplatePorts(
            Templates.ACCOUNT,
            Set.of(Messages.NUMBER),
            storage.templates(),
            account -> fetched,
            (event, arrived) -> Optional.empty(),
            SyncSettings.standard());
    TemplateUseCases templates = TemplateUseCases.of(templatePorts, listener, clock);
    SendMessage send =
        new SendMessage(
            storage.chats(),
            clientes,
            new CheckTemplate(templatePorts),
            storage.outbound(),
            deliverMessages,
            clock);
    var left = storage.dialogues();
    DialogueUseCases dialogues =
        DialogueUseCases.of(
            new DialoguePorts(
                left.pagos(),
                left.promesas(),
                left.solicitudes(),
                left.trust(),
                left.traces(),
                left.misunderstood(),
                ReplyTexts.standard()),
            storage.chats(),
            clientes,
            null,
            send,
            clock);
    FollowSettings quickly =
        new FollowSettings(
            Duration.ofMillis(10), Duration.ofSeconds(15), Duration.ofSeconds(30), FOLLOWERS);
    follow = new FollowFeed(storage.feed(), quickly, failure -> {}, clock);
    routes =
        new BotRoutes(
            new WebDependencies(
                new ReceiveDelivery(
                    (body, signature) -> SIGNATURE.equals(signature),
                    parser,
                    storage.deliveries(),
                    dispatcher,
                    listener,
                    clock),
                new VerifySubscription(new VerifySubscription.VerifyToken(TOKEN)),
                new ListConversaciones(storage.conversaciones()),
                new GetConversacion(storage.conversaciones()),
                new ListAttempts(storage.conversaciones()),
                new GetEstadisticas(storage.conversaciones(), clock),
                new CheckHealth(
                    storage.replies(),
                    storage.outbox(),
                    DeliverySettings.standard().rates(),
                    clock),
                new SimplePhoneNumberParser("58", "0"),
                () -> METRICS,
                new OpenMedia(files),
                templates,
                new ChatUseCases(
                    new ListChats(storage.chats()),
                    new GetChat(storage.chats()),
                    new ListConsents(storage.consents()),
                    send,
                    clock),
                dialogues,
                new FeedUseCases(new ReadFeed(storage.feed()), follow),
                SubscriptionUseCases.of(
                    subscriptions.repository(),
                    storage.feed(),
                    notifications,
                    new SecureRandom(),
                    clock),
                staff),
            settings);
    follow.start();
    server = WebServer.start("127.0.0.1", 0, routes);
  }

  /** Guarded by {@link #KEY}. */
  static TestBot guarded() {
    return with(WebSettings.guardedBy(new ApiKey(KEY)));
  }

  static TestBot with(WebSettings settings) {
    return with(settings, body -> ParsedDelivery.unreadable("prueba"));
  }

  static TestBot with(WebSettings settings, DeliveryParser parser) {
    return new TestBot(settings, parser);
  }

  int port() {
    return server.port();
  }

  /** Stores messages as a delivery would. */
  void given(ReceivedMessage... messages) {
    storage.deliveries().store(new Delivery(new byte[0], clock.instant()), Deliveries.of(messages));
  }

  /** Stores statuses as a delivery would. */
  void given(StatusUpdate... statuses) {
    storage.deliveries().store(new Delivery(new byte[0], clock.instant()), Deliveries.of(statuses));
  }

  /** Lets every message of a chat be a client's, without a word said. */
  void identify(ChatId chat, int cliente) {
    PendingChat pending = storage.replies().find(chat, 50).orElseThrow();
    List<MessageAnswer> silence =
        pending.messages().stream()
            .map(
                m -> new MessageAnswer(m.id(), new ClienteId(cliente), null, null, List.of(), null))
            .toList();
    storage.replies().record(pending, silence, clock.instant());
  }

  /**
   * Answers all that waits in a chat with «respuesta».
   *
   * @param trace kept with the last message; null for none
   */
  void answer(ChatId chat, @Nullable Trace trace, Effect... effects) {
    PendingChat pending = storage.replies().find(chat, 50, clock.instant()).orElseThrow();
    int last = pending.messages().size() - 1;
    List<MessageAnswer> answers = new ArrayList<>();
    for (PendingMessage message : pending.messages()) {
      answers.add(
          message == pending.messages().get(last)
              ? new MessageAnswer(
                  message.id(),
                  new ClienteId(1),
                  "regla",
                  "respuesta",
                  List.of(OutboundDraft.ofText("respuesta")),
                  null,
                  null,
                  trace)
              : new MessageAnswer(message.id(), null, "regla", null, List.of(), null));
    }
    TurnOutcome outcome = new TurnOutcome(answers, List.of(effects), DialogueState.EMPTY, null);
    if (!storage.replies().record(pending, outcome, clock.instant())) {
      throw new AssertionError("not recorded");
    }
  }

  /** A POST of JSON with the key. */
  HttpResponse<String> postJson(String path, String body) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** A GET with the key. */
  HttpResponse<String> get(String path) {
    return send(request(path).header("Authorization", "Bearer " + KEY));
  }

  /** A POST with the key and without a body. */
  HttpResponse<String> post(String path) {
    return send(
        request(path).header("Authorization", "Bearer " + KEY).POST(BodyPublishers.noBody()));
  }

  /** The JSON of a GET with the key that must end with 200. */
  JsonNode getJson(String path) {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
    return json(response);
  }

  HttpResponse<String> post(byte[] body, String... headers) {
    HttpRequest.Builder request = request(BotRoutes.WEBHOOK);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.POST(BodyPublishers.ofByteArray(body)));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  @Override
  public void close() {
    follow.close();
    server.close();
  }
}
