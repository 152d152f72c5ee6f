package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.botcrm.application.health.CheckHealth;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.subscription.NotificationResult;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;

class MetricDescriptionsTest {
  private final MetricsListener metrics = new MetricsListener();

  @Test
  void everyFigureSaysWhatItCounts() {
    RuntimeException trouble = new IllegalStateException();
    SendError error = new SendError(190, "vencido");
    metrics.replied("saldo", Duration.ofMillis(1));
    metrics.ruleFailed(new ReplyRules.Failure("saldo", trouble));
    metrics.replyFailed(trouble);
    metrics.sent(new SendResult.Unknown("cut"), Duration.ofMillis(1));
    metrics.numberStopped(new PhoneNumberId("106540352242922"), error);
    metrics.deliveryStored(
        new StoredDelivery(1, 0, 0, 0, 0, Set.<ChatId>of()), Duration.ofMillis(1));
    metrics.mediaFetched(new FetchResult.Gone("old"), Duration.ofMillis(1));
    metrics.templatesSynced(1);
    metrics.codeSent();
    metrics.readShown(true);
    metrics.notified(1, new NotificationResult.Taken(), Duration.ofMillis(1));
    metrics.notificationGivenUp(1);

    String text = scraped();

    assertThat(text).contains("bot_replies_total{rule=\"saldo\"} 1.0");
    List<String> figures =
        text.lines()
            .filter(line -> line.startsWith("# TYPE"))
            .map(line -> line.split(" ")[2])
            .toList();
    assertThat(figures).hasSizeGreaterThan(15);
    for (String figure : figures) {
      assertThat(text).containsPattern("# HELP " + figure + " \\S");
    }
  }

  private String scraped() {
    InMemoryBotStorage storage = new InMemoryBotStorage();
    return metrics.scrape(
        new CheckHealth(
            storage.replies(), storage.outbox(), SendingRates.ofMeta(), MutableClock.standing()));
  }
}
