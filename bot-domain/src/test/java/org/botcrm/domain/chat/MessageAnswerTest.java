package org.botcrm.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.outbound.OutboundDraft;
import org.junit.jupiter.api.Test;

class MessageAnswerTest {
  private static final ConversacionId MESSAGE = new ConversacionId(1);
  private static final OutboundDraft PART = OutboundDraft.ofText("hola");

  @Test
  void anAnswerHasATextExactlyWhenThereIsSomethingToSend() {
    assertThat(new MessageAnswer(MESSAGE, null, "r", "hola", List.of(PART), null).parts())
        .containsExactly(PART);
    assertThat(new MessageAnswer(MESSAGE, null, null, null, List.of(), null).text()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MessageAnswer(MESSAGE, null, "r", "hola", List.of(), null))
        .withMessageContaining("text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MessageAnswer(MESSAGE, null, "r", null, List.of(PART), null))
        .withMessageContaining("text");
  }

  @Test
  void thePartsAreCopied() {
    List<OutboundDraft> mine = new ArrayList<>(List.of(PART));
    MessageAnswer answer = new MessageAnswer(MESSAGE, null, "r", "hola", mine, null);

    mine.clear();

    assertThat(answer.parts()).containsExactly(PART);
  }
}
