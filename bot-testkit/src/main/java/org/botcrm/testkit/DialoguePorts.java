package org.botcrm.testkit;

import java.util.Objects;
import org.botcrm.domain.dialogue.MisunderstoodRepository;
import org.botcrm.domain.dialogue.TraceRepository;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.TrustRepository;
import org.botcrm.domain.pago.PagoReportadoRepository;
import org.botcrm.domain.pago.PromesaPagoRepository;
import org.botcrm.domain.solicitud.SolicitudRepository;

/**
 * The ports over what dialogues leave behind. Thread-safe.
 *
 * @param pagos payments that clients reported
 * @param promesas payments that clients promised
 * @param solicitudes what the lender's people are asked to do
 * @param trust whom chats belong to
 * @param codes one-time codes that wait to be sent
 * @param traces why the bot said what it said
 * @param misunderstood what the bot did not understand
 */
public record DialoguePorts(
    PagoReportadoRepository pagos,
    PromesaPagoRepository promesas,
    SolicitudRepository solicitudes,
    TrustRepository trust,
    CodeQueue codes,
    TraceRepository traces,
    MisunderstoodRepository misunderstood) {
  /** Refuses nulls, naming the port. */
  public DialoguePorts {
    Objects.requireNonNull(pagos, "pagos");
    Objects.requireNonNull(promesas, "promesas");
    Objects.requireNonNull(solicitudes, "solicitudes");
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(codes, "codes");
    Objects.requireNonNull(traces, "traces");
    Objects.requireNonNull(misunderstood, "misunderstood");
  }
}
