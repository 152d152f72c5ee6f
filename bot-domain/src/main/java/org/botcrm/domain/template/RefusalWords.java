package org.botcrm.domain.template;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateParameter;
import org.botcrm.domain.template.TemplateRefusal.Reason;

/** Refusals of one message, in the Spanish words of {@code plantillas.properties}. */
final class RefusalWords {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.domain.template.plantillas", Locale.ROOT);
  private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
  private static final String FORMAT = "formato.";

  private final Template message;

  RefusalWords(Template message) {
    this.message = message;
  }

  /** A refusal with name and language of the template, and then {@code more}, in its words. */
  Optional<TemplateRefusal> refuse(Reason reason, String key, Object... more) {
    Object[] values = new Object[more.length + 2];
    values[0] = message.name();
    values[1] = message.language();
    System.arraycopy(more, 0, values, 2, more.length);
    return Optional.of(new TemplateRefusal(reason, filled(WORDS.getString(key), values)));
  }

  /** What a state of Meta's means; also one that is not known here. */
  static String status(String word) {
    String key = "estado." + word;
    return WORDS.containsKey(key)
        ? WORDS.getString(key)
        : filled(WORDS.getString("estado.otro"), word);
  }

  static boolean isKnownFormat(String format) {
    return WORDS.containsKey(FORMAT + format);
  }

  /** A kind of header that is known here. */
  static String format(String format) {
    return WORDS.getString(FORMAT + format);
  }

  /** The kind of header that a parameter fills. */
  static String formatOf(TemplateParameter parameter) {
    if (parameter instanceof TemplateParameter.Attachment attachment) {
      return attachment.media().type().toUpperCase(Locale.ROOT);
    }
    return parameter instanceof TemplateParameter.Place ? "LOCATION" : "TEXT";
  }

  private static String filled(String text, Object... values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(found.group(1))])));
  }
}
