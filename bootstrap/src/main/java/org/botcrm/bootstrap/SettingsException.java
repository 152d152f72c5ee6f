package org.botcrm.bootstrap;

import java.util.List;

/** Settings that are missing or wrong, all of them. */
final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsException(List<String> mistakes) {
    super(String.join("\n", mistakes));
  }
}
