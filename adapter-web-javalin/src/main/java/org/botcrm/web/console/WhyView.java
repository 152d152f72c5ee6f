package org.botcrm.web.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the bot said something, as people read it.
 *
 * @param rule that answered, with the version of what it goes by
 * @param found what was recognised in the client's words
 * @param level how sure the bot was of whom it talked to
 * @param levelReason why it was not surer; null when there is nothing to say
 * @param data what was read, and when
 * @param discarded what was considered and left, with the reason
 * @param took how long the answer took
 */
public record WhyView(
    String rule,
    List<String> found,
    String level,
    @Nullable String levelReason,
    List<String> data,
    List<String> discarded,
    String took) {
  /** Copies the lists. */
  public WhyView {
    found = List.copyOf(found);
    data = List.copyOf(data);
    discarded = List.copyOf(discarded);
  }

  static WhyView of(Why why, ConsoleTexts texts, Moments moments) {
    var trace = why.trace();
    String version = trace.version();
    return new WhyView(
        version == null ? trace.rule() : trace.rule() + " · " + version,
        trace.found().stream().map(found -> FoundWords.of(why, found, texts)).toList(),
        texts.say("nivel." + trace.level().word()),
        trace.levelReason(),
        trace.data().stream()
            .map(data -> data.what() + " · " + moments.exact(data.readAt()))
            .toList(),
        trace.discarded(),
        texts.duration(trace.took()));
  }
}
