package org.botcrm.web;

/** Who may call a route. */
enum Access {
  /** Everybody: Meta, probes, and pages that hold no data. */
  OPEN,
  /** Whoever has the key; in the demo also whoever sits at this machine. */
  API,
  /** Whoever has the key, or sits at this machine, as the scraper often does. */
  METRICS
}
