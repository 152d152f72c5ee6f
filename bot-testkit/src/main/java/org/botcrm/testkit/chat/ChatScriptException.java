package org.botcrm.testkit.chat;

/** A script that cannot be read. The message is Spanish, and for whoever wrote it. */
public final class ChatScriptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  ChatScriptException(int line, String reason) {
    super("línea " + line + ": " + reason);
    this.line = line;
  }

  /** Where, from 1. */
  public int line() {
    return line;
  }
}
