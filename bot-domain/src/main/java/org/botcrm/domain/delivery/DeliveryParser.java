package org.botcrm.domain.delivery;

/** Reads Meta's JSON. Implementations are thread-safe and never throw for any input. */
public interface DeliveryParser {

  /**
   * Everything that {@code body} says; with {@link ParsedDelivery#error()} when it says nothing.
   *
   * @param body the raw bytes of a delivery whose signature was right
   */
  ParsedDelivery parse(byte[] body);
}
