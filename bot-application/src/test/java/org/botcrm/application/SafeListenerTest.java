package org.botcrm.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.domain.reply.ReplyRules;
import org.junit.jupiter.api.Test;

class SafeListenerTest {
  private static final StoredDelivery STORED = new StoredDelivery(1, 0, 0, 0, 0, Set.of());

  private static void callAll(BotListener listener) {
    listener.deliveryStored(STORED, Duration.ofMillis(5));
    listener.deliveryRefused();
    listener.replied("saludo", Duration.ofSeconds(1));
    listener.ruleFailed(new ReplyRules.Failure("saludo", new IllegalStateException()));
    listener.replyFailed(new IllegalStateException());
    listener.sent(new SendResult.NotSent("no hay conexión"), Duration.ZERO);
    listener.outboxFailed(new IllegalStateException());
    listener.mediaFetched(new FetchResult.Gone("ya no está"), Duration.ZERO);
    listener.mediaFailed(new IllegalStateException());
  }

  @Test
  void whatAListenerThrowsIsDroppedAndTheOthersStillHear() {
    RecordingListener before = new RecordingListener();
    RecordingListener after = new RecordingListener();

    callAll(SafeListener.of(List.of(before, RecordingListener.throwing(), after)));

    assertThat(after.heard())
        .containsExactly(
            "stored 1 in PT0.005S",
            "refused",
            "replied saludo after PT1S",
            "rule failed saludo",
            "reply failed",
            "sent NotSent",
            "outbox failed",
            "media Gone",
            "media failed");
    assertThat(before.heard()).isEqualTo(after.heard());
  }

  @Test
  void noListenerIsFine() {
    callAll(SafeListener.of(List.of()));
  }
}
