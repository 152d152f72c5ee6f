package org.botcrm.bootstrap;

import java.util.List;
import java.util.stream.Collectors;
import org.botcrm.simulator.ChatMessage;
import org.botcrm.simulator.Choice;
import org.botcrm.simulator.SimulatedMail;
import org.botcrm.simulator.Tick;

/** Writes for a terminal what a person of the demo sees on the phone. */
final class DemoScreen {
  private static final String INDENT = " ".repeat(11);

  private DemoScreen() {}

  static String client(String text) {
    return "Cliente  » " + text;
  }

  /** The words, what can be pressed, numbered, and the ticks. */
  static String answer(ChatMessage answer) {
    StringBuilder lines = new StringBuilder("Bot      « ").append(indented(words(answer)));
    List<Choice> choices = answer.choices();
    for (int i = 0; i < choices.size(); i++) {
      lines.append('\n').append(INDENT).append('[').append(i + 1).append("] ");
      lines.append(choices.get(i).title());
    }
    return lines.append('\n').append(INDENT).append(ticks(answer.ticks())).toString();
  }

  static String mail(SimulatedMail mail) {
    return "Correo   « Para %s: %s\n%s%s"
        .formatted(mail.to(), mail.subject(), INDENT, indented(mail.text().strip()));
  }

  /** How to press one of them. */
  static String pressing(String phone) {
    return "Para elegir una opción: ./bot decir " + phone + " --elegir 1";
  }

  /** That no answer came, and where it says why. */
  static String nothing(String phone, int seconds) {
    return "El bot no respondió en "
        + seconds
        + " s. Puede que no tenga que hacerlo (tras BAJA, o a un «ok»), que no saliera, o que"
        + " espere: lo dicen «error» y «estado_envio» en /api/v1/conversaciones-whatsapp/numero/"
        + phone.replace("+", "");
  }

  private static String words(ChatMessage answer) {
    String text = answer.text();
    return text == null ? "(" + answer.type() + ")" : text;
  }

  private static String indented(String text) {
    return text.replace("\n", "\n" + INDENT);
  }

  private static String ticks(List<Tick> ticks) {
    return ticks.stream().map(tick -> inWords(tick.status())).collect(Collectors.joining(" · "));
  }

  private static String inWords(String status) {
    return switch (status) {
      case "sent" -> "✓ enviado";
      case "delivered" -> "✓✓ entregado";
      case "read" -> "✓✓ leído";
      case "failed" -> "! no entregado";
      default -> status;
    };
  }
}
