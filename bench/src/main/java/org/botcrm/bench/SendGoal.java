package org.botcrm.bench;

/**
 * What the owner asks of sending.
 *
 * @param endToEnd replies a second from the first webhook to the last reply; 0 for any
 * @param draining replies a second from the last acknowledgement on; 0 for any
 * @param peakMiB what the process may take of memory; of no matter where that cannot be told
 */
record SendGoal(double endToEnd, double draining, long peakMiB) {
  /** A heap of 256 MiB, and as much again for all else of a Java process. */
  private static final long PEAK_MIB = 512;

  /** How quickly replies leave that nothing holds up. */
  static SendGoal unlimited(double endToEnd) {
    return new SendGoal(endToEnd, 0, PEAK_MIB);
  }

  /** How close to its rate a number gets that Meta limits. */
  static SendGoal limited(double draining) {
    return new SendGoal(0, draining, PEAK_MIB);
  }

  /** Notes where what was measured falls short. */
  void check(Report report, double measured, double drained, long peakBytes) {
    report.check(
        measured >= endToEnd,
        "%.0f respuestas/s de punta a punta; se piden %.0f",
        measured,
        endToEnd);
    report.check(
        drained >= draining,
        "%.0f respuestas/s mientras se vaciaba la cola; se piden %.0f",
        drained,
        draining);
    long peak = peakBytes / (1024 * 1024);
    report.check(peak <= peakMiB, "%d MiB de memoria; se admiten %d", peak, peakMiB);
  }
}
