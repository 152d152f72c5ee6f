package org.botcrm.meta;

import java.util.Locale;
import java.util.ResourceBundle;

/** Spanish words of one bundle, for a person of the lender. Immutable and thread-safe. */
public final class MetaWords {
  /** Why a message was not sent. */
  public static final MetaWords SENDING = new MetaWords("send.envio");

  /** Why a file was not fetched. */
  public static final MetaWords FILES = new MetaWords("media.archivos");

  /** Why there is no list of templates. */
  public static final MetaWords TEMPLATES = new MetaWords("template.catalogo");

  private final ResourceBundle bundle;

  private MetaWords(String name) {
    this.bundle = ResourceBundle.getBundle("org.botcrm.meta." + name, Locale.ROOT);
  }

  /** The words of a key, which must be there. */
  public String of(String key) {
    return bundle.getString(key);
  }

  /** The same with a number in their place for it. */
  public String of(String key, long number) {
    return of(key).replace("{0}", Long.toString(number));
  }
}
