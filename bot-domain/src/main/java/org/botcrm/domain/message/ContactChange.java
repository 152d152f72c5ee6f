package org.botcrm.domain.message;

/**
 * That Meta told of a contact as we know it: whoever writes under it from now on may be somebody
 * else. The chat stays with the ids that it has; under the new ones the person begins another, and
 * what is still to be sent in the old one goes to those.
 */
public enum ContactChange {
  /** The person has another number; theirs may be given to somebody else. */
  NUMBER("Cambió de número"),

  /** Meta gave the person another id. */
  ACCOUNT("Cambió de cuenta de WhatsApp"),

  /** WhatsApp was set up anew for the number. */
  IDENTITY("Cambió de teléfono o reinstaló WhatsApp");

  private final String words;

  ContactChange(String words) {
    this.words = words;
  }

  /** For the lender's people. */
  public String words() {
    return words;
  }
}
