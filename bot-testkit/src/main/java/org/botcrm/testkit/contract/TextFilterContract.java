package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.ListAssert;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.junit.jupiter.api.Test;

/** What the text filter lets through. */
public interface TextFilterContract extends StorageContract {

  private static ConversacionFilter text(String text) {
    return new ConversacionFilter(null, null, null, null, null, null, null, null, text);
  }

  private ListAssert<String> found(ConversacionFilter filter) {
    return assertThat(new Steps(storage()).bodies(filter));
  }

  @Test
  default void byTextWhateverTheLetterCase() {
    new Steps(storage()).receiveBodies("Mi CÉDULA es nueva", "mi cédula", "mi cedula", "ÑANDÚ");

    found(text("cédula")).containsExactly("Mi CÉDULA es nueva", "mi cédula");
    found(text("CÉDULA")).containsExactly("Mi CÉDULA es nueva", "mi cédula");
    found(text("Cedula")).containsExactly("mi cedula");
    found(text("ñandú")).containsExactly("ÑANDÚ");
    found(text("mi c")).containsExactly("Mi CÉDULA es nueva", "mi cédula", "mi cedula");
    found(text("no está")).isEmpty();
  }

  @Test
  default void byTextWithCharactersThatMeanSomethingToADatabase() {
    new Steps(storage())
        .receiveBodies(
            "pagué el 100% hoy", "pagué 100 pesos", "a_b", "axb", "c\\d", "it's", "😀 \"x\"");

    found(text("100%")).containsExactly("pagué el 100% hoy");
    found(text("%")).containsExactly("pagué el 100% hoy");
    found(text("_")).containsExactly("a_b");
    found(text("a_b")).containsExactly("a_b");
    found(text("\\")).containsExactly("c\\d");
    found(text("'")).containsExactly("it's");
    found(text("😀 \"")).containsExactly("😀 \"x\"");
    found(text("*")).isEmpty();
    found(text("?")).isEmpty();
  }
}
