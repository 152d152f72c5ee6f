package org.botcrm.testkit.chat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.botcrm.testkit.chat.ChatDriver.Said;
import org.botcrm.testkit.chat.ChatStep.Kind;

/**
 * Plays scripts to a bot. Every message of the bot must be expected, and every expected one come.
 */
public final class ChatScriptRunner {
  private static final Pattern WHITE = Pattern.compile("\\s+");

  private final Function<ChatFacts, ? extends ChatDriver> bots;
  private final Consumer<String> transcript;

  /** To bots of this making, a new one for each script. */
  public ChatScriptRunner(Function<ChatFacts, ? extends ChatDriver> bots) {
    this(bots, line -> {});
  }

  /**
   * Likewise, and writes down what is said.
   *
   * @param transcript gets each message of either side as it comes
   */
  public ChatScriptRunner(
      Function<ChatFacts, ? extends ChatDriver> bots, Consumer<String> transcript) {
    this.bots = bots;
    this.transcript = transcript;
  }

  /** The first thing that goes otherwise than written; empty when all goes as written. */
  public Optional<Mismatch> run(ChatScript script) {
    try (ChatDriver bot = bots.apply(script.facts())) {
      return new Play(bot, transcript).play(script.steps());
    }
  }

  /**
   * Something that went otherwise.
   *
   * @param line of the script
   * @param expected what is written there
   * @param actual what the bot said
   */
  public record Mismatch(int line, String expected, String actual) {
    /** For whoever wrote the script. */
    public String inWords() {
      return "línea " + line + "\n  se espera: " + expected + "\n  el bot dice: " + actual;
    }
  }

  /** One script being played. For one thread. */
  private static final class Play {
    private final ChatDriver bot;
    private final Consumer<String> transcript;
    private final Deque<Said> said = new ArrayDeque<>();
    private final List<ChatStep.Client> unsaid = new ArrayList<>();
    private Map<String, String> options = Map.of();

    private Play(ChatDriver bot, Consumer<String> transcript) {
      this.bot = bot;
      this.transcript = transcript;
    }

    private Optional<Mismatch> play(List<ChatStep> steps) {
      for (ChatStep step : steps) {
        Optional<Mismatch> mismatch = play(step);
        if (mismatch.isPresent()) {
          return mismatch;
        }
      }
      say();
      return unexpected(steps.get(steps.size() - 1).line());
    }

    private Optional<Mismatch> play(ChatStep step) {
      if (step instanceof ChatStep.Client client) {
        Optional<Mismatch> before = unexpected(step.line());
        return before.isPresent() ? before : client(client);
      }
      say();
      if (step instanceof ChatStep.Bot expected) {
        return expect(expected);
      }
      Optional<Mismatch> before = unexpected(step.line());
      if (step instanceof ChatStep.Later later && before.isEmpty()) {
        heard(bot.wait(later.time()));
      } else if (step instanceof ChatStep.From other) {
        bot.from(other.phone());
      }
      return before;
    }

    /** Words wait for those that follow; a button is pressed at once. */
    private Optional<Mismatch> client(ChatStep.Client client) {
      transcript.accept(
          "> " + (client.kind() == Kind.TEXT ? "" : "[" + client.kind() + "] ") + client.text());
      if (client.kind() == Kind.CODE) {
        String code = client.text().isEmpty() ? bot.code() : other(bot.code());
        unsaid.add(new ChatStep.Client(client.line(), Kind.TEXT, code));
      } else if (client.kind() == Kind.BUTTON) {
        String id = options.get(client.text());
        if (id == null) {
          String there = "[boton " + String.join("], [boton ", options.keySet()) + "]";
          return Optional.of(new Mismatch(client.line(), client.text(), there));
        }
        heard(bot.press(id, client.text()));
      } else {
        unsaid.add(client);
      }
      return Optional.empty();
    }

    /** One digit off. */
    private static String other(String code) {
      char first = code.charAt(0) == '9' ? '0' : (char) (code.charAt(0) + 1);
      return first + code.substring(1);
    }

    private void say() {
      if (!unsaid.isEmpty()) {
        heard(bot.say(List.copyOf(unsaid)));
        unsaid.clear();
      }
    }

    private void heard(List<Said> messages) {
      said.addAll(messages);
      messages.forEach(message -> transcript.accept("< " + message.body()));
      if (!messages.isEmpty()) {
        options = messages.get(messages.size() - 1).options();
      }
    }

    private Optional<Mismatch> expect(ChatStep.Bot expected) {
      Said next = said.poll();
      String body = next == null ? "(nada)" : plain(next.body());
      return next != null && pattern(expected.pattern()).matcher(body).matches()
          ? Optional.empty()
          : Optional.of(new Mismatch(expected.line(), expected.pattern(), body));
    }

    private Optional<Mismatch> unexpected(int line) {
      Said more = said.poll();
      return more == null
          ? Optional.empty()
          : Optional.of(new Mismatch(line, "(nada más)", plain(more.body())));
    }

    private static String plain(String text) {
      return WHITE.matcher(text).replaceAll(" ").strip();
    }

    /** The asterisks of a script are few and its lines short. */
    private static Pattern pattern(String written) {
      List<String> parts = new ArrayList<>();
      for (String part : plain(written).split("\\*", -1)) {
        parts.add(Pattern.quote(part));
      }
      return Pattern.compile(String.join(".*", parts));
    }
  }
}
