package org.botcrm.domain.answer;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.outbound.Choice.Option;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyTexts;

/**
 * Asks which is meant, where figures are named and perhaps not asked for: somebody who wants to
 * know why the instalment rose is not helped by the instalment. Says nothing of the client.
 */
record UnsureAnswer(ReplyTexts texts, Menu menu) {
  /** With the person there are three buttons, which is what WhatsApp shows without a list. */
  private static final int MAX_ASKED = 2;

  Reply ask(List<String> unsure, ReplyContext context) {
    List<Option> options =
        Stream.concat(unsure.stream().limit(MAX_ASKED), Stream.of(Intent.AGENT))
            .map(menu::option)
            .toList();
    return Reply.of(new Choice(texts.say("respuesta.no-seguro", Map.of()), options))
        .remembering(context.state().without(Misunderstood.COUNT));
  }
}
