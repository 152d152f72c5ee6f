package org.botcrm.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.botcrm.domain.understanding.Intents;
import org.botcrm.domain.understanding.Understanding;
import org.botcrm.testkit.understanding.LabelledMessage;
import org.botcrm.testkit.understanding.LabelledMessage.Part;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How many messages are understood in a second on one core: the labelled ones in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class UnderstandingSpeed {
  private final Intents intents = Intents.standard();
  private final List<String> messages =
      Stream.of(Part.values())
          .flatMap(part -> LabelledMessage.shipped(part).stream())
          .map(LabelledMessage::text)
          .toList();
  private int next;

  /** One message. */
  @Benchmark
  public Understanding understand() {
    next = next + 1 < messages.size() ? next + 1 : 0;
    return intents.understand(messages.get(next));
  }
}
