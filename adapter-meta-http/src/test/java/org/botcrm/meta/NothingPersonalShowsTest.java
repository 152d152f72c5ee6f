package org.botcrm.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.meta.send.AccessToken;
import org.botcrm.meta.send.MetaMessageSender;
import org.botcrm.meta.send.MetaSettings;
import org.botcrm.meta.webhook.AppSecret;
import org.botcrm.meta.webhook.MetaSignature;
import org.botcrm.meta.webhook.MetaWebhookParser;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is called, whatever fails: no log, no output and no result holds what is private. */
class NothingPersonalShowsTest {
  private static final String PHONE = "584149998877";
  private static final Set<String> PRIVATE = Set.of("canary", PHONE);
  // MockWebServer is the other side and tells about itself.
  private static final String OTHER_SIDE = "mockwebserver3";

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream sink = new PrintStream(shown, true, UTF_8);
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Logger root = Logger.getLogger("");
  private final Level level = root.getLevel();
  private final Handler handler = new Sink();

  @BeforeEach
  void listen() {
    System.setOut(sink);
    System.setErr(sink);
    handler.setLevel(Level.ALL);
    root.setLevel(Level.ALL);
    root.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    root.removeHandler(handler);
    root.setLevel(level);
    System.setOut(out);
    System.setErr(err);
  }

  @Test
  void whenDeliveriesAreRead() {
    MetaSignature signature = new MetaSignature(new AppSecret("canary-secret"));
    String text =
        "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"field\":\"messages\","
            + "\"value\":{\"messages\":[{\"id\":\"canary\",\"from\":\"584149998877\"}]}}]}]}";
    Stream.of(text, text + "canary", text.replace("[", "canary"))
        .forEach(
            body -> {
              signature.isAuthentic(body.getBytes(UTF_8), "sha256=canary");
              sink.println(new MetaWebhookParser().parse(body.getBytes(UTF_8)));
            });

    assertNothingPrivate();
  }

  @Test
  void whenMessagesAreSentOrNot() throws IOException {
    try (MockWebServer meta = new MockWebServer()) {
      meta.start();
      meta.enqueue(answer(200, "{\"messages\":[{\"id\":\"wamid.1\"}]}"));
      meta.enqueue(answer(400, "{\"error\":{\"code\":999,\"message\":\"584149998877\"}}"));
      meta.enqueue(answer(200, "canary"));
      meta.enqueue(answer(500, "canary"));
      meta.enqueue(new MockResponse.Builder().onResponseStart(cut()).build());
      sendFive(meta.url("/v26.0").uri());
    }
    sendFive(URI.create("https://nowhere.invalid/v26.0"));

    assertNothingPrivate();
  }

  private void sendFive(URI url) {
    try (MetaMessageSender sender =
        new MetaMessageSender(
            MetaSettings.standard(url, new AccessToken("canary-token")), MutableClock.standing())) {
      for (int i = 0; i < 5; i++) {
        sink.println(sender.send(message()).toCompletableFuture().join());
      }
      sink.println(sender);
    }
  }

  private static OutboundMessage message() {
    return new OutboundMessage(
        7,
        new ChatId(1),
        new PhoneNumberId("100200300"),
        new ContactId.Phone(new PhoneNumber(PHONE)),
        OutboundDraft.ofText("canary text"),
        "bot-7",
        1,
        0,
        0,
        1,
        MutableClock.START.plusSeconds(3600));
  }

  private static MockResponse answer(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }

  private static SocketEffect cut() {
    return new SocketEffect.CloseSocket(true, false, false);
  }

  private void assertNothingPrivate() {
    assertThat(shown.toString(UTF_8)).isNotBlank().doesNotContain(PRIVATE);
  }

  /** Every log record of this process, with its parameters and its exception. */
  private final class Sink extends Handler {
    @Override
    public void publish(LogRecord log) {
      if (!String.valueOf(log.getLoggerName()).startsWith(OTHER_SIDE)) {
        sink.println(new SimpleFormatter().format(log));
      }
    }

    @Override
    public void flush() {
      sink.flush();
    }

    @Override
    public void close() {
      sink.flush();
    }
  }
}
