package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.domain.template.TemplateCatalog;
import org.botcrm.domain.template.TemplateChange;
import org.botcrm.domain.template.TemplateChange.Part;
import org.botcrm.domain.template.TemplateHeader;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.domain.template.TemplateText;
import org.botcrm.testkit.fixture.Templates;
import org.junit.jupiter.api.Test;

/** What a {@link TemplateCatalog} must do. */
public interface TemplateCatalogContract extends StorageContract {
  /** When the list of these tests was asked for. */
  Instant ASKED = Instant.parse("2026-11-22T15:04:05.123456Z");

  /** Another account. */
  BusinessAccountId OTHER = new BusinessAccountId("2");

  private TemplateCatalog catalog() {
    return storage().templates();
  }

  private TemplateInfo kept() {
    return find("aviso", "es").orElseThrow();
  }

  private Optional<TemplateInfo> find(String name, String language) {
    return catalog().list(Templates.ACCOUNT, name).stream()
        .filter(template -> template.language().equals(language))
        .findFirst();
  }

  private boolean change(Part part, String word, Instant at) {
    return catalog().update(new TemplateChange(Templates.ACCOUNT, "aviso", "es", part, word, at));
  }

  private void given(TemplateInfo... templates) {
    catalog().replaceAll(Templates.ACCOUNT, List.of(templates), ASKED);
  }

  @Test
  default void aCatalogueThatWasNeverFilledSaysSo() {
    assertThat(catalog().syncedAt(Templates.ACCOUNT)).isEmpty();
    assertThat(catalog().list(Templates.ACCOUNT)).isEmpty();
    assertThat(catalog().list(Templates.ACCOUNT, "aviso")).isEmpty();
    assertThat(change(Part.STATUS, "PAUSED", ASKED)).isFalse();
  }

  @Test
  default void everyFieldOfATemplateIsKept() {
    TemplateInfo bare =
        new TemplateInfo(
            "n".repeat(512),
            "es",
            "",
            "ALGO_NUEVO",
            null,
            false,
            new TemplateHeader("IMAGE", null),
            TemplateText.of(""),
            null,
            List.of());
    given(Templates.full(), bare);

    assertThat(find("recibo_de_pago", "es_MX")).contains(Templates.full());
    assertThat(find(bare.name(), "es")).contains(bare);
    assertThat(catalog().syncedAt(Templates.ACCOUNT)).contains(ASKED);
  }

  @Test
  default void templatesAreListedByNameAndLanguage() {
    TemplateInfo one = Templates.of("aviso", "en_US", "Hello");
    TemplateInfo two = Templates.of("aviso", "es", "Hola");
    TemplateInfo three = Templates.of("aviso_2", "es", "Hola");
    given(three, two, one);

    assertThat(catalog().list(Templates.ACCOUNT)).containsExactly(one, two, three);
    assertThat(catalog().list(Templates.ACCOUNT, "aviso")).containsExactly(one, two);
    assertThat(catalog().list(Templates.ACCOUNT, "AVISO")).isEmpty();
  }

  @Test
  default void aNewListTakesThePlaceOfTheOldOneOfItsAccountOnly() {
    given(Templates.of("aviso", "es", "Hola"), Templates.of("viejo", "es", "Hola"));
    catalog().replaceAll(OTHER, List.of(Templates.of("aviso", "es", "Otro")), ASKED);
    TemplateInfo fresh = Templates.of("aviso", "es", "Hola {{1}}");

    catalog().replaceAll(Templates.ACCOUNT, List.of(fresh), ASKED.plusSeconds(1));

    assertThat(catalog().list(Templates.ACCOUNT)).containsExactly(fresh);
    assertThat(catalog().list(OTHER)).containsExactly(Templates.of("aviso", "es", "Otro"));
    assertThat(catalog().syncedAt(Templates.ACCOUNT)).contains(ASKED.plusSeconds(1));
    assertThat(catalog().syncedAt(OTHER)).contains(ASKED);
  }

  @Test
  default void anEmptyListIsAListToo() {
    given(Templates.of("aviso", "es", "Hola"));

    catalog().replaceAll(Templates.ACCOUNT, List.of(), ASKED.plusSeconds(1));

    assertThat(catalog().list(Templates.ACCOUNT)).isEmpty();
    assertThat(catalog().syncedAt(Templates.ACCOUNT)).contains(ASKED.plusSeconds(1));
  }

  @Test
  default void anOlderListChangesNothing() {
    given(Templates.of("aviso", "es", "Hola"));

    catalog().replaceAll(Templates.ACCOUNT, List.of(), ASKED.minusSeconds(1));

    assertThat(catalog().list(Templates.ACCOUNT)).hasSize(1);
    assertThat(catalog().syncedAt(Templates.ACCOUNT)).contains(ASKED);
  }

  @Test
  default void theLastOfTwoOfOneNameAndLanguageCounts() {
    given(Templates.of("aviso", "es", "Uno"), Templates.of("aviso", "es", "Dos"));

    assertThat(catalog().list(Templates.ACCOUNT))
        .containsExactly(Templates.of("aviso", "es", "Dos"));
  }

  @Test
  default void eachPartChangesByItself() {
    given(Templates.of("aviso", "es", "Hola"), Templates.of("aviso", "en_US", "Hello"));

    assertThat(change(Part.STATUS, "PAUSED", ASKED.plusSeconds(1))).isTrue();
    assertThat(change(Part.QUALITY, "RED", ASKED.plusSeconds(2))).isTrue();
    assertThat(change(Part.CATEGORY, "MARKETING", ASKED.plusSeconds(3))).isTrue();

    assertThat(kept().status()).isEqualTo("PAUSED");
    assertThat(kept().quality()).isEqualTo("RED");
    assertThat(kept().category()).isEqualTo("MARKETING");
    assertThat(kept().body().text()).isEqualTo("Hola");
    assertThat(find("aviso", "en_US")).contains(Templates.of("aviso", "en_US", "Hello"));
  }

  @Test
  default void changesCountInTheOrderOfTheirTimes() {
    given(Templates.of("aviso", "es", "Hola"));

    change(Part.STATUS, "APPROVED", ASKED.plusSeconds(9));
    assertThat(change(Part.STATUS, "PAUSED", ASKED.plusSeconds(8))).isTrue();
    assertThat(kept().status()).isEqualTo("APPROVED");

    change(Part.STATUS, "DISABLED", ASKED.plusSeconds(9));
    assertThat(kept().status()).isEqualTo("DISABLED");
  }

  @Test
  default void aChangeFromBeforeTheListChangesNothing() {
    given(Templates.of("aviso", "es", "Hola"));

    assertThat(change(Part.STATUS, "PAUSED", ASKED.minusSeconds(1))).isTrue();

    assertThat(kept().status()).isEqualTo("APPROVED");
  }

  @Test
  default void whatChangedSinceAListWasAskedForOutlivesIt() {
    given(Templates.of("aviso", "es", "Hola"));
    change(Part.STATUS, "PAUSED", ASKED.plusSeconds(5));
    change(Part.QUALITY, "RED", ASKED.plusSeconds(3));

    catalog()
        .replaceAll(
            Templates.ACCOUNT,
            List.of(Templates.of("aviso", "es", "Hola a todos")),
            ASKED.plusSeconds(4));
    assertThat(kept().status()).isEqualTo("PAUSED");
    assertThat(kept().quality()).isNull();
    assertThat(kept().body().text()).isEqualTo("Hola a todos");

    catalog()
        .replaceAll(
            Templates.ACCOUNT, List.of(Templates.of("aviso", "es", "Hola")), ASKED.plusSeconds(5));
    assertThat(kept().status()).isEqualTo("APPROVED");
  }
}
