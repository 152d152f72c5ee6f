package org.botcrm.offenders.domain;

final class Logs {
  static final Object LOG = new Object();
  private final Object logger = LOG;

  Object logger() {
    return logger;
  }
}
