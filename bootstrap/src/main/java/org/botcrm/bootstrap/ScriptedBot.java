package org.botcrm.bootstrap;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.application.outbound.DeliverMessages;
import org.botcrm.application.outbound.DeliverySettings;
import org.botcrm.application.outbound.DeliverySteps;
import org.botcrm.application.reply.ReplySettings;
import org.botcrm.application.reply.ReplyToChat;
import org.botcrm.application.reply.SlowAnswers;
import org.botcrm.application.verification.CodePorts;
import org.botcrm.application.verification.CodeSettings;
import org.botcrm.application.verification.SendCodes;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.identity.CodeHasher;
import org.botcrm.domain.identity.CodeSending;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.identity.TrustSettings;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ListMenu;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.ReplyButtons;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.persistence.jdbi.LibPhoneNumbers;
import org.botcrm.testkit.chat.ChatDriver;
import org.botcrm.testkit.chat.ChatFacts;
import org.botcrm.testkit.chat.ChatStep;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.botcrm.testkit.inmemory.InMemoryClienteLookup;
import org.botcrm.testkit.recording.RecordingMessageSender;
import org.botcrm.testkit.time.MutableClock;
import org.jspecify.annotations.Nullable;

/**
 * The bot as it is in production, but for its database, which is in memory, its clock, which
 * stands, and Meta, who takes everything. Scripts are played to it. For one thread.
 */
final class ScriptedBot implements ChatDriver {
  /** More turns than any script takes for one message. */
  private static final int MAX_TURNS = 100;

  private static final Duration LONGEST_PACE = Duration.ofMinutes(5);

  private static final Map<String, String> ZONES =
      Map.of(
          "VE", "America/Caracas",
          "EC", "America/Guayaquil",
          "DO", "America/Santo_Domingo",
          "CO", "America/Bogota");

  private final MutableClock clock;
  private final InMemoryBotStorage storage = new InMemoryBotStorage();
  private final RecordingMessageSender meta = new RecordingMessageSender();
  private final ScriptedPeople people;
  private final DeliverySteps delivery;
  private final ReplyToChat replies;
  private final SendCodes codes;
  private String code = "";
  private int heard;

  /**
   * With what holds when a script begins.
   *
   * @param rules how it answers
   * @param trust for how long it is sure of whom it talks to
   */
  ScriptedBot(ChatFacts facts, ReplyRules rules, TrustSettings trust) {
    this.clock = MutableClock.startingAt(facts.start().atZone(zone(facts)).toInstant());
    LibPhoneNumbers phones = new LibPhoneNumbers(facts.country());
    this.people = new ScriptedPeople(phones, facts.from());
    BotListener nobody = SafeListener.of(List.of());
    DeliverySettings sending = DeliverySettings.standard();
    this.delivery = new DeliverySteps(storage.outbox(), meta, sending, nobody, clock);
    NationalIds ids = NationalIds.of(facts.country());
    ClienteLookup clientes = new InMemoryClienteLookup(facts.clientes(), phones, ids);
    CodeHasher hasher = new CodeHasher(new byte[CodeHasher.SHORTEST_KEY]);
    this.codes =
        new SendCodes(
            new CodePorts(storage.dialogues().codes(), clientes, this::mail, hasher, ids),
            new SplittableRandom(1),
            CodeSettings.standard(),
            nobody,
            clock);
    this.replies =
        new ReplyToChat(
            storage.replies(),
            clientes,
            ScriptedRecords.of(facts, clock),
            hasher,
            rules,
            new DeliverMessages(storage.outbox(), meta, sending, nobody, clock),
            new SlowAnswers(null, nobody),
            trusting(trust),
            nobody,
            clock);
  }

  private static ReplySettings trusting(TrustSettings trust) {
    ReplySettings standard = ReplySettings.standard();
    return new ReplySettings(
        standard.threads(),
        standard.maxWaiting(),
        standard.poll(),
        standard.pause(),
        standard.memory(),
        trust);
  }

  /** Where the lender of a script is. */
  static ZoneId zone(ChatFacts facts) {
    return zone(facts.country());
  }

  /** Where a lender of a country is. */
  static ZoneId zone(String country) {
    return ZoneId.of(ZONES.getOrDefault(country, "America/Caracas"));
  }

  @Override
  public List<Said> say(List<ChatStep.Client> messages) {
    for (ChatStep.Client message : messages) {
      receive(people.message(message, clock.instant()));
    }
    return answers();
  }

  @Override
  public List<Said> press(String id, String title) {
    receive(people.press(id, title, clock.instant()));
    return answers();
  }

  @Override
  public String code() {
    if (code.isEmpty()) {
      throw new IllegalStateException("no se envió ningún código");
    }
    return code;
  }

  private CodeSending mail(Cliente cliente, Passcode passcode) {
    if (cliente.email() == null) {
      return new CodeSending.NoChannel();
    }
    code = passcode.digits();
    return new CodeSending.Sent();
  }

  @Override
  public List<Said> wait(Duration time) {
    clock.advance(time);
    return answers();
  }

  @Override
  public void from(String phone) {
    people.from(phone);
  }

  @Override
  public void close() {
    codes.close();
  }

  private void receive(ReceivedMessage message) {
    storage
        .deliveries()
        .store(
            Deliveries.raw("{}", clock.instant()),
            ParsedDelivery.of(List.of(new Fact.Message(message))));
  }

  /** Time goes by until nobody waits. */
  private List<Said> answers() {
    for (int turn = 0; turn < MAX_TURNS; turn++) {
      Optional<ChatId> waiting = storage.replies().listWaiting(1).stream().findFirst();
      if (waiting.isEmpty()) {
        break;
      }
      Instant again = replies.reply(waiting.get());
      if (again != null && again.isAfter(clock.instant())) {
        clock.advance(Duration.between(clock.instant(), again));
      }
    }
    codes.sendWaiting();
    deliver();
    List<OutboundMessage> sent = meta.sent();
    List<Said> said =
        sent.subList(heard, sent.size()).stream().map(message -> said(message.content())).toList();
    heard = sent.size();
    return said;
  }

  /** Whoever writes quickly waits for the pace that Meta asks for; nobody waits for the night. */
  private void deliver() {
    Claim claim = delivery.claim(MAX_TURNS);
    while (!claim.messages().isEmpty() || isSoon(claim.next())) {
      claim.messages().forEach(delivery::send);
      Instant next = claim.next();
      if (claim.messages().isEmpty() && next != null && next.isAfter(clock.instant())) {
        clock.advance(Duration.between(clock.instant(), next));
      }
      claim = delivery.claim(MAX_TURNS);
    }
  }

  private boolean isSoon(@Nullable Instant next) {
    return next != null && next.isBefore(clock.instant().plus(LONGEST_PACE));
  }

  private static Said said(OutboundContent content) {
    Map<String, String> options = new LinkedHashMap<>();
    if (content instanceof ReplyButtons buttons) {
      buttons.buttons().forEach(button -> options.put(button.title(), button.id()));
    } else if (content instanceof ListMenu list) {
      list.sections()
          .forEach(section -> section.rows().forEach(row -> options.put(row.title(), row.id())));
    }
    return new Said(content.body(), options);
  }
}
