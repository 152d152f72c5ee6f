package org.botcrm.application.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.domain.template.TemplateCatalog;
import org.botcrm.domain.template.TemplateChange;
import org.botcrm.domain.template.TemplateChange.Part;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.domain.template.TemplateRefusal;
import org.botcrm.domain.template.TemplateRefusal.Reason;
import org.botcrm.domain.template.TemplateSource.Fetched;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Templates;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events here are {@code name word}, of the state of a template. */
@Timeout(180)
class KeepTemplatesTest {
  private static final TemplateInfo AVISO = Templates.of("aviso", "es", "Hola");
  private static final Template MESSAGE = new Template("aviso", "es", null, List.of(), List.of());

  private final MutableClock clock = MutableClock.standing();
  private final TemplateCatalog catalog = new InMemoryBotStorage().templates();
  private final BotListener nobody = SafeListener.of(List.of());
  private final LinkedBlockingQueue<Instant> asked = new LinkedBlockingQueue<>();
  private volatile Fetched fetched = new Fetched.All(List.of(AVISO));

  @Test
  void theListIsAskedForAtTheStartAndAgainWhenItsTimeComes() throws InterruptedException {
    try (KeepTemplates keep = keep(new SyncSettings(Duration.ofMillis(1), Duration.ofDays(1)))) {
      keep.start();

      assertThat(asked.poll(60, TimeUnit.SECONDS)).isNotNull();
      assertThat(asked.poll(60, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(catalog.list(Templates.ACCOUNT)).containsExactly(AVISO);
  }

  @Test
  void afterAFailureTheListIsAskedForSoon() throws InterruptedException {
    fetched = new Fetched.Failed("no");
    try (KeepTemplates keep = keep(new SyncSettings(Duration.ofDays(1), Duration.ofMillis(1)))) {
      keep.start();

      assertThat(asked.poll(60, TimeUnit.SECONDS)).isNotNull();
      assertThat(asked.poll(60, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(catalog.syncedAt(Templates.ACCOUNT)).isEmpty();
  }

  @Test
  void aWebhookAboutATemplateThatIsNotKnownHasTheListAskedForSoon() throws InterruptedException {
    try (KeepTemplates keep = keep(new SyncSettings(Duration.ofDays(1), Duration.ofMillis(1)))) {
      keep.start();
      assertThat(asked.poll(60, TimeUnit.SECONDS)).isNotNull();

      keep.stored(List.of(new Fact.Event("f", "nueva APPROVED")), clock.instant());

      assertThat(asked.poll(60, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void theListIsToldToBeOfWhenMetaWasAsked() {
    sync().sync();

    assertThat(new ListTemplates(ports(SyncSettings.standard())).list().syncedAt())
        .isEqualTo(clock.instant());
  }

  @Test
  void aListThatFailsLeavesWhatWasKnown() {
    sync().sync();
    fetched = new Fetched.Failed("no");

    String reason = sync().sync().match(done -> "", SyncOutcome.Failed::reason);

    assertThat(reason).isEqualTo("no");
    assertThat(catalog.list(Templates.ACCOUNT)).containsExactly(AVISO);
  }

  @Test
  void whatAWebhookTellsAboutTheTimeOfTheListIsTheNewerWord() {
    sync().sync();
    // To Meta's second, which is before the list to our microsecond.
    Instant told = Instant.ofEpochSecond(clock.instant().getEpochSecond());

    catalog.update(change("PAUSED", told));

    assertThat(check(MESSAGE).orElseThrow().reason()).isEqualTo(Reason.NOT_APPROVED);
  }

  @Test
  void nothingIsRefusedUntilMetaGaveAList() {
    assertThat(check(MESSAGE)).isEmpty();
    assertThat(new CheckTemplate(null).check(MESSAGE, Messages.NUMBER)).isEmpty();

    fetched = new Fetched.All(List.of());
    sync().sync();

    assertThat(check(MESSAGE).orElseThrow().reason()).isEqualTo(Reason.UNKNOWN);
    assertThat(check(new OutboundContent.Text("hola"))).isEmpty();
  }

  @Test
  void whatANumberOfAnotherAccountSendsIsNotHeldAgainstThisOne() {
    fetched = new Fetched.All(List.of());
    sync().sync();
    CheckTemplate check = new CheckTemplate(ports(SyncSettings.standard()));

    assertThat(check.check(MESSAGE, Messages.NUMBER)).isPresent();
    assertThat(check.check(MESSAGE, Messages.OTHER_NUMBER)).isEmpty();
  }

  private Optional<TemplateRefusal> check(OutboundContent content) {
    return new CheckTemplate(ports(SyncSettings.standard())).check(content, Messages.NUMBER);
  }

  private SyncTemplates sync() {
    return new SyncTemplates(ports(SyncSettings.standard()), nobody, clock);
  }

  private KeepTemplates keep(SyncSettings schedule) {
    return TemplateUseCases.of(ports(schedule), nobody, clock).keep();
  }

  private TemplatePorts ports(SyncSettings schedule) {
    return new TemplatePorts(
        Templates.ACCOUNT,
        Set.of(Messages.NUMBER),
        catalog,
        this::fetch,
        KeepTemplatesTest::read,
        schedule);
  }

  private Fetched fetch(BusinessAccountId account) {
    asked.add(clock.instant());
    return fetched;
  }

  private static Optional<TemplateChange> read(Fact.Event event, Instant arrived) {
    String[] words = event.content().split(" ");
    return Optional.of(
        new TemplateChange(Templates.ACCOUNT, words[0], "es", Part.STATUS, words[1], arrived));
  }

  private static TemplateChange change(String status, Instant at) {
    return new TemplateChange(Templates.ACCOUNT, "aviso", "es", Part.STATUS, status, at);
  }
}
