package org.botcrm.domain.flow;

import org.botcrm.domain.reply.Phrases;
import org.botcrm.domain.reply.ReplyTexts;

/** What people say within a flow that is no value. Immutable and thread-safe. */
final class FlowWords {
  /** In a longer free text these words may belong to it. */
  private static final int FEW_WORDS = 5;

  private static final String THUMBS_UP = "\uD83D\uDC4D";

  private final Phrases yes;
  private final Phrases no;
  private final Phrases leave;
  private final Phrases menu;
  private final Phrases agent;
  private final Phrases payment;
  private final Phrases wrong;

  FlowWords(ReplyTexts texts) {
    this.yes = Phrases.of(texts.phrases("flujo.si.frases"));
    this.no = Phrases.of(texts.phrases("flujo.no.frases"));
    this.leave = Phrases.of(texts.phrases("flujo.salir.frases"));
    this.menu = Phrases.of(texts.phrases("flujo.menu.frases"));
    this.agent = Phrases.of(texts.phrases("flujo.asesor.frases"));
    this.wrong = Phrases.of(texts.phrases("flujo.mal.frases"));
    this.payment = Phrases.of(texts.phrases("archivo.es-pago.frases"));
  }

  /** Whether it is a yes and nothing more. */
  boolean isYes(FlowInput input) {
    return yes.are(input.text()) || input.text().startsWith(THUMBS_UP) && hasNoWords(input);
  }

  /** Whether it is a no and nothing more. */
  boolean isNo(FlowInput input) {
    return no.are(input.text());
  }

  boolean saysYes(FlowInput input) {
    return isYes(input) || input.has("si") && !saysNo(input);
  }

  private static boolean hasNoWords(FlowInput input) {
    return Phrases.normalized(input.text()).isBlank();
  }

  /** Whether it is one of them, perhaps with a courtesy, and nothing more. */
  boolean isYesOrNo(FlowInput input) {
    return isYes(input) || isNo(input) || (input.has("si") ^ input.has("no")) && input.saysNoMore();
  }

  boolean saysNo(FlowInput input) {
    return no.are(input.text()) || input.has("no");
  }

  /** Whether there is a no anywhere: what is denied is nobody's word. */
  boolean denies(FlowInput input) {
    return saysNo(input) || Phrases.normalized(input.text()).contains(" no ");
  }

  /** Whether something is said to be wrong. */
  boolean saysWrong(FlowInput input) {
    return saysNo(input) || wrong.isIn(input.text());
  }

  /** Whether a payment, or what proves one, is spoken of. */
  boolean namesPayment(FlowInput input) {
    return payment.isIn(input.text());
  }

  boolean leaves(FlowInput input) {
    return input.pressed().equals(FlowIds.LEAVE) || says(leave, "cancelar", input);
  }

  boolean wantsMenu(FlowInput input) {
    return says(menu, "menu", input);
  }

  boolean wantsAgent(FlowInput input) {
    return input.pressed().equals(FlowIds.AGENT) || says(agent, "asesor", input);
  }

  private static boolean says(Phrases phrases, String intent, FlowInput input) {
    return phrases.are(input.text()) || input.has(intent);
  }

  /** Whether a free text is so short that a word like «menú» is all that is meant. */
  static boolean isShort(FlowInput input) {
    return Phrases.normalized(input.text()).strip().split(" ").length <= FEW_WORDS;
  }
}
