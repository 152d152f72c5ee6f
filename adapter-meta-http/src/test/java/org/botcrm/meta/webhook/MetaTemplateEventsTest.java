package org.botcrm.meta.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.domain.template.TemplateChange;
import org.botcrm.domain.template.TemplateChange.Part;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaTemplateEventsTest {
  private static final Instant ARRIVED = Instant.parse("2026-11-22T15:04:05.123456Z");

  @ParameterizedTest
  @CsvSource({
    "message_template_status_update, event, PAUSED, STATUS, PAUSED",
    "message_template_status_update, event, ALGO_NUEVO, STATUS, ALGO_NUEVO",
    "message_template_status_update, event, FLAGGED, STATUS, APPROVED",
    "message_template_status_update, event, REINSTATED, STATUS, APPROVED",
    "message_template_status_update, event, UNARCHIVED, STATUS, APPROVED",
    "message_template_quality_update, new_quality_score, RED, QUALITY, RED",
    "template_category_update, new_category, MARKETING, CATEGORY, MARKETING"
  })
  void aChangeIsReadWithMetasTime(String field, String key, String told, Part part, String word) {
    assertThat(read(field, 1795359600, "\"" + key + "\": \"" + told + "\""))
        .contains(
            new TemplateChange(
                new BusinessAccountId("102"),
                "aviso",
                "es",
                part,
                word,
                Instant.ofEpochSecond(1795359600)));
  }

  @Test
  void withoutATimeTheArrivalStandsForIt() {
    Optional<TemplateChange> change =
        read("message_template_status_update", null, "\"event\": \"PAUSED\"");

    assertThat(change.orElseThrow().at()).isEqualTo(ARRIVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"entry\": \"102\", \"value\": {}}",
        "{\"entry\": \"no\", \"value\": {\"event\": \"PAUSED\", \"message_template_name\": \"a\","
            + " \"message_template_language\": \"es\"}}",
        "{\"value\": 7}",
        "no json"
      })
  void whatCannotBeReadChangesNothing(String content) {
    assertThat(parse("message_template_status_update", content)).isEmpty();
  }

  @Test
  void aCategoryToComeAndALockAndOtherEventsChangeNothing() {
    assertThat(read("template_category_update", 1, "\"correct_category\": \"MARKETING\""))
        .isEmpty();
    assertThat(read("message_template_status_update", 1, "\"event\": \"LOCKED\"")).isEmpty();
    assertThat(read("account_update", 1, "\"event\": \"PAUSED\"")).isEmpty();
  }

  /** As the parser of deliveries leaves it. */
  private static Optional<TemplateChange> read(String field, @Nullable Integer time, String value) {
    String body =
        """
        {"object": "whatsapp_business_account", "entry": [{"id": "102", "time": %s, "changes": [{
          "field": "%s", "value": {"message_template_id": 1, "message_template_name": "aviso",
          "message_template_language": "es", %s}}]}]}"""
            .formatted(time, field, value);
    Fact fact = new MetaWebhookParser().parse(body.getBytes(StandardCharsets.UTF_8)).facts().get(0);
    return new MetaTemplateEvents().parse((Fact.Event) fact, ARRIVED);
  }

  private static Optional<TemplateChange> parse(String field, String content) {
    return new MetaTemplateEvents().parse(new Fact.Event(field, content), ARRIVED);
  }
}
