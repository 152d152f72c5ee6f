package org.botcrm.domain.outbound;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A place (page location-messages of Meta's documentation).
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 * @param name not blank; null for none
 * @param address not blank; null for none. WhatsApp shows it only below a name, so that it needs
 *     one
 */
public record Location(
    double latitude, double longitude, @Nullable String name, @Nullable String address)
    implements OutboundContent {
  private static final int MAX_LATITUDE = 90;
  private static final int MAX_LONGITUDE = 180;

  /**
   * @throws IllegalArgumentException when there is no such place, a text is blank, or an address
   *     has no name
   */
  public Location {
    // Asked this way round, so that NaN is refused too.
    if (!(Math.abs(latitude) <= MAX_LATITUDE && Math.abs(longitude) <= MAX_LONGITUDE)) {
      throw new IllegalArgumentException("latitude, longitude: -90 to 90, -180 to 180 expected");
    }
    CodePoints.allow("name", name, Integer.MAX_VALUE);
    CodePoints.allow("address", address, Integer.MAX_VALUE);
    if (address != null && name == null) {
      throw new IllegalArgumentException("address: needs a name");
    }
  }

  @Override
  public String type() {
    return "location";
  }

  @Override
  public String body() {
    String where = Readable.word("ubicacion") + " " + plain(latitude) + ", " + plain(longitude);
    return Readable.joined(" · ", where, name, address);
  }

  private static String plain(double degrees) {
    return BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.location(this);
  }

  /** Hides the place. */
  @Override
  public String toString() {
    return "Location";
  }
}
