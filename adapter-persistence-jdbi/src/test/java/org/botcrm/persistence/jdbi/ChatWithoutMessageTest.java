package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.domain.outbound.Template;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A chat that begins with what Meta tells of a person's preferences. */
class ChatWithoutMessageTest {
  private static final Instant NOW = MutableClock.START;

  static Stream<Named<Supplier<TestDatabase>>> databases() {
    return Stream.of(
        Named.of("SQLite", TestDatabase::sqlite), Named.of("PostgreSQL", TestDatabase::postgresql));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whatIsQueuedThereLeavesThoughItsNumberNeverHadAMessage(Supplier<TestDatabase> kind) {
    try (TestDatabase database = kind.get()) {
      ContactId person = ContactId.of(null, new BusinessScopedId("VE.1001"));
      ConsentChange change =
          new ConsentChange(Consent.GIVEN, ConsentSource.META_PREFERENCES, NOW, "resume");
      ContactConsent consent = new ContactConsent(Messages.NUMBER, person, change);
      database
          .deliveries()
          .store(
              Deliveries.raw("{}", NOW),
              Deliveries.of(new Fact.Event("user_preferences", "{}", consent)));
      ChatId chat = new ChatId(database.count("SELECT id FROM chats"));
      Template template = new Template("aviso", "es", null, List.of(), List.of());
      OutboundRequest request =
          new OutboundRequest(chat, OutboundDraft.of(template), null, null, null);
      assertThat(database.outbound().queue(request, NOW)).isInstanceOf(QueueResult.Queued.class);

      assertThat(
              database
                  .outbox()
                  .claim(new ClaimRequest(NOW, NOW.plusSeconds(60), 10, SendingRates.ofMeta()))
                  .messages())
          .hasSize(1);
    }
  }
}
