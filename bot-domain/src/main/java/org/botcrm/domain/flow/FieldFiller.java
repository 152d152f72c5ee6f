package org.botcrm.domain.flow;

import java.util.HashMap;
import java.util.Map;
import org.botcrm.domain.reply.Phrases;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyTexts;
import org.jspecify.annotations.Nullable;

/** Takes as many values as a turn gives, whatever was asked for. Immutable and thread-safe. */
final class FieldFiller {
  private final FieldReader reader;
  private final Phrases skips;

  FieldFiller(FlowEnvironment environment, ReplyTexts texts) {
    Phrases references = Phrases.of(texts.phrases("flujo.referencia.frases"));
    this.reader = new FieldReader(environment, new FieldOptions(environment, texts), references);
    this.skips = Phrases.of(texts.phrases("flujo.omitir.frases"));
  }

  /**
   * What is known after the turn.
   *
   * @param values all of it, by field
   * @param refusal the key of the text that says what is wrong with the answer; null when nothing
   *     is
   */
  record Filled(Map<String, String> values, @Nullable String refusal) {
    Filled {
      values = Map.copyOf(values);
    }
  }

  /** Of a turn in which nothing was asked for. */
  Filled begin(FlowTurn turn, Map<String, String> known) {
    Pass pass = new Pass(turn, known, false);
    pass.besides(null);
    pass.reason();
    return pass.filled();
  }

  /** Whether it says no more than that there is no answer. */
  boolean leavesOut(FlowInput input) {
    return skips.are(input.text());
  }

  /** Of an answer to the question for a field. */
  Filled answer(FlowTurn turn, Map<String, String> known, FlowField asked) {
    Pass pass = new Pass(turn, known, false);
    if (asked.isOptional() && leavesOut(turn.input())) {
      pass.values.put(asked.name(), "");
      return pass.filled();
    }
    pass.answer(asked);
    if (asked.kind() != FieldKind.TEXT) {
      pass.besides(asked);
    }
    pass.leaveOut(asked);
    return pass.filled();
  }

  /** Of a correction, in which what is known already may be said anew. */
  Filled again(FlowTurn turn, Map<String, String> known) {
    Pass pass = new Pass(turn, known, true);
    pass.besides(null);
    return pass.filled();
  }

  /** One reading of one turn. For one thread. */
  private final class Pass {
    private final Flow flow;
    private final FlowInput input;
    private final ReplyContext context;
    private final Map<String, String> known;
    private final boolean again;
    private final Map<String, String> values;
    private @Nullable String refusal;

    private Pass(FlowTurn turn, Map<String, String> known, boolean again) {
      this.flow = turn.flow();
      this.input = turn.input();
      this.context = turn.context();
      this.known = known;
      this.again = again;
      this.values = new HashMap<>(known);
      slip();
      pressed();
    }

    private Filled filled() {
      return new Filled(values, refusal);
    }

    private void slip() {
      FlowInput.Slip slip = input.slip();
      if (slip != null) {
        flow.field(FieldKind.FILE).ifPresent(file -> values.put(file.name(), slip.stored()));
      }
    }

    /** A button says what it says and no more. */
    private void pressed() {
      String id = input.pressed();
      for (FlowField field : flow.fields()) {
        String start = FlowIds.option(field, "");
        if (field.isOptional() && id.equals(FlowIds.skip(field))) {
          values.putIfAbsent(field.name(), "");
        } else if (id.startsWith(start)) {
          put(field, reader.pressed(field, id.substring(start.length()), context));
        }
      }
    }

    private void answer(FlowField asked) {
      if (input.isWritten()) {
        FieldReading found = reader.answer(asked, input.text(), context);
        put(asked, found.value());
        refusal = found.refusal();
      }
    }

    /** In the order of the fields, so that a choice comes before what hangs on it. */
    private void besides(@Nullable FlowField asked) {
      for (FlowField field : flow.fields()) {
        boolean open = again || !values.containsKey(field.name());
        boolean mayBeId = field.kind() == FieldKind.PHONE && input.has("identificacion");
        if (open && !mayBeId && input.isWritten() && isMeant(field, asked)) {
          put(field, reader.besides(field, input.text(), context).value());
        }
      }
    }

    /** Why somebody comes, in their words. */
    private boolean isMeant(FlowField field, @Nullable FlowField asked) {
      return !field.equals(asked) && field.appliesTo(values);
    }

    private void reason() {
      for (FlowField field : flow.fields()) {
        String words = Written.clean(input.text());
        if (field.need() == FlowField.Need.IF_SAID && input.isWritten()) {
          put(field, Written.start(words));
        }
      }
    }

    /** Who says something else when asked for what may be left out leaves it out. */
    private void leaveOut(FlowField asked) {
      if (asked.isOptional() && refusal == null && values.size() > known.size()) {
        values.putIfAbsent(asked.name(), "");
      }
    }

    private void put(FlowField field, @Nullable String value) {
      if (value != null) {
        values.put(field.name(), value);
      }
    }
  }
}
