package org.botcrm.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * All that is logged or printed while it is open: of our own code everything down to TRACE, though
 * that is never switched on, and of libraries what is switched on, WARN and above.
 */
final class LogCapture implements AutoCloseable {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = context.getLogger("org.botcrm");
  private final Level rootLevel = root.getLevel();
  private final Level ourLevel = ours.getLevel();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Lines lines = new Lines();

  LogCapture() {
    lines.setContext(context);
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.WARN);
    ours.setLevel(Level.TRACE);
    // The console's appender writes there too, which would show a failure in its layout alone.
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
  }

  /** Whatever was logged or printed so far, an entry each. */
  List<String> all() {
    List<String> all = new ArrayList<>(lines.copy());
    all.addAll(printed.toString(StandardCharsets.UTF_8).lines().toList());
    return all;
  }

  /** The messages alone of our own WARN and above, in order. */
  List<String> warnings() {
    return lines.warnings();
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    root.detachAppender(lines);
    root.setLevel(rootLevel);
    ours.setLevel(ourLevel);
  }

  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final List<String> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      String thrown =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      String line =
          "%s %s %s %s %s %s"
              .formatted(
                  event.getLevel(),
                  event.getLoggerName(),
                  event.getFormattedMessage(),
                  Arrays.toString(event.getArgumentArray()),
                  event.getMDCPropertyMap(),
                  thrown);
      synchronized (lines) {
        lines.add(line);
        if (event.getLoggerName().startsWith("org.botcrm")
            && event.getLevel().isGreaterOrEqual(Level.WARN)) {
          warnings.add(event.getFormattedMessage());
        }
      }
    }

    private List<String> warnings() {
      synchronized (lines) {
        return List.copyOf(warnings);
      }
    }

    private List<String> copy() {
      synchronized (lines) {
        return List.copyOf(lines);
      }
    }
  }
}
