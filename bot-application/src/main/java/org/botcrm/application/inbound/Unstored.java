package org.botcrm.application.inbound;

import java.util.Locale;
import java.util.ResourceBundle;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.delivery.ParsedDelivery;

/** A delivery that is kept unread because the database could not take what it says. */
final class Unstored {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.application.inbound.entregas", Locale.ROOT);

  private Unstored() {}

  /** With the reason, which holds nothing of what was to be stored. */
  static ParsedDelivery because(StorageException why) {
    String reason = String.valueOf(why.getMessage());
    return ParsedDelivery.unreadable(WORDS.getString("sin-guardar").replace("{0}", reason));
  }
}
