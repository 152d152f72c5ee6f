package org.botcrm.domain.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.botcrm.domain.reply.Phrases;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyTexts;
import org.jspecify.annotations.Nullable;

/** Takes as many values as a turn gives, whatever was asked for. Immutable and thread-safe. */
final class FieldFiller {
  private final FieldOptions options;
  private final FieldReader reader;
  private final Phrases skips;
  private final Corrections corrections;
  private final Phrases wrong;

  FieldFiller(FlowEnvironment environment, ReplyTexts texts) {
    Phrases references = Phrases.of(texts.phrases("flujo.referencia.frases"));
    this.options = new FieldOptions(environment, texts);
    this.reader = new FieldReader(environment, options, references);
    this.skips = Phrases.of(texts.phrases("flujo.omitir.frases"));
    this.corrections = new Corrections(texts);
    this.wrong = Phrases.of(texts.phrases("flujo.mal.frases"));
  }

  /**
   * What is known after the turn.
   *
   * @param values all of it, by field
   * @param refusal the key of the text that says what is wrong with the answer; null when nothing
   *     is
   * @param refused the field that it was for; null when nothing was refused
   */
  record Filled(Map<String, String> values, @Nullable String refusal, @Nullable FlowField refused) {
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

  /** Whether what looks like a question, such as «pago móvil», answers the one for a bank. */
  boolean isBank(FlowField asked, FlowInput input) {
    return asked.kind() == FieldKind.BANK && options.isOnlyBank(input.text());
  }

  /** Of an answer to the question for a field. */
  Filled answer(FlowTurn turn, Map<String, String> known, FlowField asked) {
    Pass pass = new Pass(turn, known, false);
    if (asked.isOptional() && leavesOut(turn.input())) {
      pass.values.put(asked.name(), "");
      return pass.filled();
    }
    if (asked.kind() != FieldKind.TEXT && pass.correctsOther(asked)) {
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
    pass.corrections();
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
    private @Nullable FlowField refused;

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
      return new Filled(values, refusal, refused);
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
        take(asked, found);
      }
    }

    private void take(FlowField field, FieldReading found) {
      put(field, found.value());
      if (found.refusal() != null) {
        refusal = found.refusal();
        refused = field;
      }
    }

    /** What is named is read as an answer to its question, and nothing else is read there. */
    private void corrections() {
      Corrections.Split split =
          corrections.of(FlowQuestions.correctable(flow, known), input.text());
      Set<FlowField> told = new HashSet<>();
      for (Corrections.Part part : split.parts()) {
        FieldReading found = correction(part);
        take(part.field(), found);
        if (!found.equals(FieldReading.NOTHING)) {
          told.add(part.field());
        }
      }
      besides(told.isEmpty() ? input.text() : split.rest(), told);
    }

    /** Whether somebody who was asked for one thing says another one anew, by its name. */
    private boolean correctsOther(FlowField asked) {
      Corrections.Split split =
          corrections.of(FlowQuestions.correctable(flow, known), input.text());
      boolean corrected = false;
      for (Corrections.Part part : split.parts()) {
        FieldReading found = part.given() ? correction(part) : FieldReading.NOTHING;
        take(part.field(), found);
        corrected |= !found.equals(FieldReading.NOTHING);
      }
      if (corrected && !split.rest().isBlank()) {
        put(asked, reader.besides(asked, split.rest(), context).value());
      }
      return corrected;
    }

    /** Any words may be the name of a bank: they must be said to be it, and more than «otro». */
    private FieldReading correction(Corrections.Part part) {
      boolean free = part.field().kind() == FieldKind.BANK || part.field().kind() == FieldKind.TEXT;
      if (part.words().isBlank()) {
        return FieldReading.NOTHING;
      }
      return free && (!part.given() || wrong.isIn(part.words()))
          ? reader.besides(part.field(), part.words(), context)
          : reader.answer(part.field(), part.words(), context);
    }

    /** In the order of the fields, so that a choice comes before what hangs on it. */
    private void besides(@Nullable FlowField asked) {
      besides(input.text(), asked == null ? Set.of() : Set.of(asked));
    }

    private void besides(String text, Set<FlowField> told) {
      for (FlowField field : flow.fields()) {
        boolean open = again || !values.containsKey(field.name());
        boolean mayBeId = field.kind() == FieldKind.PHONE && input.has("identificacion");
        if (open && !mayBeId && !text.isBlank() && isMeant(field, told)) {
          put(field, reader.besides(field, text, context).value());
        }
      }
    }

    /** Why somebody comes, in their words. */
    private boolean isMeant(FlowField field, Set<FlowField> told) {
      return !told.contains(field) && field.appliesTo(values);
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
