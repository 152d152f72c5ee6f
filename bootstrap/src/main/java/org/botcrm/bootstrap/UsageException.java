package org.botcrm.bootstrap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Arguments that picocli takes and the command does not. The message is in Spanish. */
final class UsageException extends ParameterException {
  private static final long serialVersionUID = 1L;

  UsageException(CommandSpec command, String message) {
    super(command.commandLine(), message);
  }
}
