package org.botcrm.bootstrap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.fixture.MessageSample;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;

/**
 * Clients, Meta and up to three processes of the bot on one storage. One random number decides, a
 * step at a time, who does what; the same seed gives the same run.
 */
final class ScheduledWorld {
  static final Duration GRACE = Duration.ofSeconds(60);

  private static final int CHATS = 3;
  private static final int MESSAGES = 4;
  private static final int NODES = 3;
  private static final int TROUBLED_STEPS = 150;
  private static final int CALM_ROUNDS = 400;

  private final BotStorage storage;
  private final MutableClock clock;
  private final Random random;
  private final boolean troubled;
  private final boolean inOrder;
  private final boolean lateStatuses;
  private final List<String> trace = new ArrayList<>();
  private final ScheduledMeta meta;
  private final List<ScheduledNode> nodes = new ArrayList<>();
  private final List<List<Fact>> webhooks = new ArrayList<>();
  private final List<List<Fact>> late = new ArrayList<>();
  private final List<String> phones = new ArrayList<>();
  private final int[] written = new int[CHATS];
  private final Instant begin;
  private Instant lastAllDead;
  private boolean nested;

  /**
   * A world.
   *
   * @param seed also of the phones, so that many may share one storage
   * @param troubled whether anything goes wrong
   */
  ScheduledWorld(BotStorage storage, MutableClock clock, long seed, boolean troubled) {
    this.storage = storage;
    this.clock = clock;
    this.random = new Random(seed);
    this.troubled = troubled;
    this.inOrder = random.nextInt(3) > 0;
    this.lateStatuses = random.nextInt(4) == 0;
    this.meta = new ScheduledMeta(clock);
    this.begin = clock.instant();
    this.lastAllDead = begin;
    for (int i = 0; i < CHATS; i++) {
      phones.add("58" + (4_000_000_000L + seed % 100_000_000 * CHATS + i));
    }
  }

  List<String> trace() {
    return trace;
  }

  /** Runs to the end, and gives what is stored of it. */
  Map<String, String> run() {
    for (int i = 0; troubled && i < TROUBLED_STEPS; i++) {
      step();
    }
    for (int chat = 0; chat < CHATS; chat++) {
      while (written[chat] < MESSAGES) {
        write(chat);
      }
    }
    calm();
    webhooks.addAll(late);
    late.clear();
    calm();
    assertOnPhones();
    return stored();
  }

  private void step() {
    int dice = random.nextInt(100);
    if (dice < 12) {
      write(random.nextInt(CHATS));
    } else if (dice < 30) {
      deliver();
    } else if (dice < 42) {
      anyNode().ifPresent(this::reply);
    } else if (dice < 54) {
      anyNode().ifPresent(node -> claim(node, 1 + random.nextInt(3)));
    } else if (dice < 66) {
      anyNode().filter(ScheduledNode::hasClaimed).ifPresent(ScheduledNode::send);
    } else if (dice < 86) {
      fly(true);
    } else if (dice < 92) {
      pass(Duration.ofSeconds(random.nextInt(10) == 0 ? 90 : random.nextInt(25) - 4));
    } else if (dice < 95) {
      anyNode().ifPresent(node -> node.fuse().light(1 + random.nextInt(6)));
    } else if (dice < 96) {
      anyNode().ifPresent(node -> node.fuse().kill());
    } else if (nodes.size() < NODES) {
      start();
    }
    bury();
  }

  /** What else happens while a process thinks about an answer. */
  private void meanwhile() {
    if (troubled && !nested && random.nextInt(8) == 0) {
      nested = true;
      say("meanwhile");
      if (random.nextBoolean()) {
        deliver();
      } else {
        anyNode().ifPresent(this::reply);
      }
      nested = false;
    }
  }

  private void write(int chat) {
    if (written[chat] < MESSAGES) {
      int number = ++written[chat];
      Instant at = begin.plusSeconds(number);
      MessageSample sample = Messages.from(phones.get(chat)).at(at).body(chat + "." + number);
      // The last person writes to another number of the business.
      ReceivedMessage message = (chat == CHATS - 1 ? sample.atOtherNumber() : sample).build();
      webhooks.add(List.of(new Fact.Message(message)));
      say("writes " + message.body());
    }
  }

  /** One webhook: any, or the eldest message, alone or with another, and perhaps again later. */
  private void deliver() {
    if (webhooks.isEmpty() || nodes.isEmpty()) {
      return;
    }
    List<Fact> facts = take();
    if (troubled && !webhooks.isEmpty() && random.nextInt(5) == 0) {
      facts = new ArrayList<>(facts);
      facts.addAll(take());
    }
    boolean again = troubled && random.nextInt(6) == 0;
    deliver(facts, again);
  }

  private void deliver(List<Fact> facts, boolean again) {
    boolean taken = nodes.get(random.nextInt(nodes.size())).receive(facts);
    say((taken ? "delivered " : "not delivered ") + words(facts) + (again ? " and again" : ""));
    if (taken) {
      facts.forEach(this::known);
    }
    if (!taken) {
      webhooks.add(0, facts);
    } else if (again) {
      webhooks.add(facts);
    }
    bury();
  }

  private List<Fact> take() {
    int index = random.nextInt(webhooks.size());
    boolean message = webhooks.get(index).stream().anyMatch(Fact.Message.class::isInstance);
    if (message && inOrder) {
      index = 0;
      while (webhooks.get(index).stream().noneMatch(Fact.Message.class::isInstance)) {
        index++;
      }
    }
    return webhooks.remove(index);
  }

  private void known(Fact fact) {
    if (fact instanceof Fact.Status status) {
      meta.taken().stream()
          .filter(
              one -> one.status("sent").status().messageId().equals(status.status().messageId()))
          .forEach(one -> one.known = true);
    }
  }

  private void reply(ScheduledNode node) {
    List<ChatId> waiting = node.waiting();
    if (!waiting.isEmpty()) {
      say("replies");
      node.reply(waiting.get(random.nextInt(waiting.size())));
    }
  }

  private void claim(ScheduledNode node, int limit) {
    List<OutboundMessage> claimed = node.claim(limit);
    if (!claimed.isEmpty()) {
      say("node " + nodes.indexOf(node) + " claims " + claimed);
    }
    claimed.forEach(this::assertMayGo);
  }

  /** The request or the answer of a flight goes one step further. */
  private void fly(boolean trouble) {
    if (meta.flights().isEmpty()) {
      return;
    }
    int index = trouble ? random.nextInt(meta.flights().size()) : 0;
    ScheduledMeta.Flight flight = meta.flights().get(index);
    if (!flight.isAnswered() && flight.isOrphan() && random.nextBoolean()) {
      say("lost with its process: " + flight);
      meta.drop(flight);
    } else if (flight.isAnswered()) {
      boolean lost = trouble && random.nextInt(5) == 0;
      say("answer to " + flight + (lost ? " is lost" : ""));
      meta.answer(flight, lost);
    } else if (trouble && random.nextInt(4) == 0) {
      say("trouble with " + flight);
      meta.refuse(flight, random.nextInt(5));
    } else {
      take(flight);
    }
  }

  private void take(ScheduledMeta.Flight flight) {
    int before = meta.taken().size();
    meta.take(flight);
    say("meta takes " + flight + (meta.taken().size() == before ? ", too late" : ""));
    for (ScheduledMeta.Taken taken : meta.taken().subList(before, meta.taken().size())) {
      boolean kept = lateStatuses && troubled && random.nextInt(3) == 0;
      for (String word : List.of("sent", "delivered", "read")) {
        (kept ? late : webhooks).add(List.of(taken.status(word)));
      }
    }
  }

  /** Statuses are never so late that a claim runs out first, unless the run is about that. */
  private void pass(Duration step) {
    say("clock " + step);
    Instant then = clock.instant().plus(step);
    for (ScheduledMeta.Taken taken : List.copyOf(meta.taken())) {
      Instant since = taken.at().isAfter(lastAllDead) ? taken.at() : lastAllDead;
      boolean due = then.isAfter(since.plus(GRACE.dividedBy(2)));
      if (due && !taken.known && !nodes.isEmpty()) {
        deliverNow(taken.status("sent"));
      }
    }
    clock.advance(step);
    if (nodes.isEmpty()) {
      lastAllDead = clock.instant();
    }
  }

  private void deliverNow(Fact status) {
    Optional<List<Fact>> webhook =
        webhooks.stream().filter(facts -> facts.contains(status)).findFirst();
    while (webhook.isPresent() && !nodes.isEmpty() && webhooks.remove(webhook.get())) {
      // Taken or put back.
      deliver(webhook.get(), false);
      if (!webhooks.contains(webhook.get())) {
        return;
      }
    }
  }

  private Optional<ScheduledNode> anyNode() {
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(nodes.get(random.nextInt(nodes.size())));
  }

  private void start() {
    if (nodes.isEmpty()) {
      lastAllDead = clock.instant();
    }
    nodes.add(new ScheduledNode(storage, meta, clock, this::meanwhile));
    say("node starts");
  }

  /** Of what a dead process had on its way Meta gets some; nobody hears the answers. */
  private void bury() {
    if (nodes.removeIf(node -> node.fuse().isDead())) {
      say("node died");
      if (nodes.isEmpty()) {
        lastAllDead = clock.instant();
      }
    }
  }

  /** Nothing goes wrong any more, until nothing is left to do. */
  private void calm() {
    say("calm");
    for (int round = 0; round < CALM_ROUNDS; round++) {
      if (nodes.isEmpty()) {
        start();
      }
      while (!webhooks.isEmpty() && !nodes.isEmpty()) {
        deliver(take(), false);
      }
      List.copyOf(nodes).forEach(this::work);
      bury();
      if (isQuiet()) {
        return;
      }
      pass(Duration.ofSeconds(15));
    }
    throw new AssertionError("it never comes to rest");
  }

  private void work(ScheduledNode node) {
    node.waiting().forEach(node::reply);
    claim(node, 64);
    while (node.hasClaimed()) {
      node.send();
    }
    while (!meta.flights().isEmpty()) {
      fly(false);
    }
  }

  private boolean isQuiet() {
    var backlog = storage.replies().backlog();
    return webhooks.isEmpty() && backlog.chats() == 0 && backlog.outbound() == 0;
  }

  /** A message that Meta has may be claimed again only when nobody could know of it in time. */
  private void assertMayGo(OutboundMessage message) {
    for (ScheduledMeta.Taken taken : meta.taken()) {
      if (taken.message().id() == message.id()) {
        boolean ranOut = !clock.instant().isBefore(taken.message().claimedUntil());
        if (taken.known || !ranOut || !lateStatuses) {
          throw new AssertionError("claimed though Meta has it: " + message);
        }
      }
    }
  }

  private void assertOnPhones() {
    Map<ChatId, Long> last = new HashMap<>();
    Map<Long, Integer> times = new TreeMap<>();
    for (ScheduledMeta.Taken taken : meta.taken()) {
      long id = taken.message().id();
      if (times.merge(id, 1, Integer::sum) == 1) {
        Long before = last.put(taken.message().chat(), id);
        if (before != null && before > id) {
          throw new AssertionError("out of order: " + id + " after " + before);
        }
      } else if (!lateStatuses) {
        throw new AssertionError("sent twice: " + id);
      }
    }
    // One for each odd message and two for each even one.
    if (times.size() != CHATS * MESSAGES * 3 / 2) {
      throw new AssertionError("on the phones: " + times);
    }
    if (inOrder) {
      phones.forEach(this::assertInOrder);
    }
  }

  private void assertInOrder(String phone) {
    List<String> said = new ArrayList<>();
    for (ScheduledMeta.Taken taken : meta.taken()) {
      String body = taken.message().content().body();
      boolean theirs =
          taken.message().to().phone().filter(p -> p.digits().equals(phone)).isPresent();
      if (theirs && !said.contains(body)) {
        said.add(body);
      }
    }
    List<String> sorted = new ArrayList<>(said);
    sorted.sort(Comparator.comparing((String body) -> body.substring(2)).thenComparing(b -> b));
    if (!said.equals(sorted)) {
      throw new AssertionError("said in this order: " + said);
    }
  }

  /** What is stored of each message, by what it says. */
  private Map<String, String> stored() {
    Map<String, String> stored = new TreeMap<>();
    for (String phone : phones) {
      // Of a storage that many worlds share, only what is this one's.
      var rows =
          storage
              .conversaciones()
              .list(
                  ConversacionFilter.ofNumber(new PhoneNumber(phone)),
                  new PageRequest.Numbered(1, PageRequest.MAX_SIZE));
      if (rows.hasMore()) {
        throw new AssertionError("more than one page of so few messages");
      }
      rows.conversaciones().forEach(row -> put(row, stored));
    }
    return stored;
  }

  private static void put(Conversacion row, Map<String, String> stored) {
    String words =
        String.join(
            " ",
            row.direccion().name(),
            "" + row.procesado(),
            "" + row.respuestaEnviada(),
            "" + row.respuestaBot(),
            "" + row.state(),
            "" + row.rule(),
            "" + row.error(),
            "" + (row.messageId() != null));
    if (stored.put(row.body(), words) != null) {
      throw new AssertionError("stored twice: " + row.body());
    }
  }

  private static String words(List<Fact> facts) {
    StringBuilder words = new StringBuilder();
    for (Fact fact : facts) {
      words.append(
          fact instanceof Fact.Message message ? message.message().body() + " " : fact + " ");
    }
    return words.toString().strip();
  }

  private void say(String what) {
    trace.add(what);
  }
}
