package org.botcrm.application.dialogue;

import java.util.Objects;
import org.botcrm.domain.dialogue.MisunderstoodRepository;
import org.botcrm.domain.dialogue.TraceRepository;
import org.botcrm.domain.identity.TrustRepository;
import org.botcrm.domain.pago.PagoReportadoRepository;
import org.botcrm.domain.pago.PromesaPagoRepository;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.solicitud.SolicitudRepository;

/**
 * Where dialogues leave what people have to look at.
 *
 * @param pagos payments that clients reported
 * @param promesas payments that clients promised
 * @param solicitudes what the lender's people are asked to do
 * @param trust whom chats belong to
 * @param traces why the bot said what it said
 * @param misunderstood what the bot did not understand
 * @param texts what clients are told of decisions
 */
public record DialoguePorts(
    PagoReportadoRepository pagos,
    PromesaPagoRepository promesas,
    SolicitudRepository solicitudes,
    TrustRepository trust,
    TraceRepository traces,
    MisunderstoodRepository misunderstood,
    ReplyTexts texts) {
  /** Refuses nulls, naming the port. */
  public DialoguePorts {
    Objects.requireNonNull(pagos, "pagos");
    Objects.requireNonNull(promesas, "promesas");
    Objects.requireNonNull(solicitudes, "solicitudes");
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(traces, "traces");
    Objects.requireNonNull(misunderstood, "misunderstood");
    Objects.requireNonNull(texts, "texts");
  }
}
