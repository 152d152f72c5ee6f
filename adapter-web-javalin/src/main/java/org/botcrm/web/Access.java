package org.botcrm.web;

import io.javalin.http.HandlerType;
import java.util.Set;
import org.botcrm.domain.staff.Permission;
import org.jspecify.annotations.Nullable;

/** Who may call a route. */
enum Access {
  /** Everybody: Meta, probes, and pages that hold no data. */
  OPEN,
  /** Who may read; with methods that change something, who may write. */
  API,
  /** Whoever is known, as whoever they are. */
  SELF,
  /** Who looks after what all work with. */
  SUPERVISE,
  /** Who may see what was done. */
  AUDIT,
  /** Who says who may do what. */
  MANAGE,
  /** Who may read, or sits at this machine, as the scraper often does. */
  METRICS;

  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

  /** Whether a call with this method changes nothing. */
  static boolean reads(HandlerType method) {
    return READING.contains(method);
  }

  /** What it takes; null when nothing but to be known does. */
  @Nullable Permission permission(HandlerType method) {
    return switch (this) {
      case OPEN, SELF -> null;
      case API -> reads(method) ? Permission.READ : Permission.WRITE;
      case SUPERVISE -> Permission.SUPERVISE;
      case AUDIT -> Permission.AUDIT;
      case MANAGE -> Permission.MANAGE;
      case METRICS -> Permission.READ;
    };
  }
}
