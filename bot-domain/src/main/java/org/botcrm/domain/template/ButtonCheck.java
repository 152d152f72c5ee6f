package org.botcrm.domain.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.botcrm.domain.outbound.TemplateButton;
import org.botcrm.domain.template.TemplateRefusal.Reason;

/** Whether the buttons of a message are those that its template leaves open. */
final class ButtonCheck {
  private final RefusalWords words;
  private final List<TemplateInfoButton> buttons;
  private final List<TemplateButton> given;

  ButtonCheck(RefusalWords words, List<TemplateInfoButton> buttons, List<TemplateButton> given) {
    this.words = words;
    this.buttons = buttons;
    this.given = given;
  }

  Optional<TemplateRefusal> refusal() {
    return given.stream()
        .map(this::refusal)
        .flatMap(Optional::stream)
        .findFirst()
        .or(this::missing);
  }

  private Optional<TemplateRefusal> refusal(TemplateButton filling) {
    // People count from one.
    int place = filling.index() + 1;
    if (filling.index() >= buttons.size()) {
      return words.refuse(Reason.BUTTON, "boton.no-existe", place);
    }
    TemplateInfoButton button = buttons.get(filling.index());
    if (!isOfItsKind(filling, button)) {
      return words.refuse(Reason.BUTTON, "boton.otro", place, button.type());
    }
    return filling instanceof TemplateButton.Link && !button.needsParameter()
        ? words.refuse(Reason.BUTTON, "boton.fijo", place)
        : Optional.empty();
  }

  private static boolean isOfItsKind(TemplateButton filling, TemplateInfoButton button) {
    if (filling instanceof TemplateButton.Link) {
      return button.type().equals("URL") || button.isCode();
    }
    return button
        .type()
        .equals(filling instanceof TemplateButton.CopyCode ? "COPY_CODE" : "QUICK_REPLY");
  }

  private Optional<TemplateRefusal> missing() {
    return IntStream.range(0, buttons.size())
        .filter(index -> buttons.get(index).needsParameter())
        .filter(index -> given.stream().noneMatch(filling -> filling.index() == index))
        .boxed()
        .findFirst()
        .flatMap(index -> words.refuse(Reason.BUTTON, "boton.falta", index + 1));
  }
}
