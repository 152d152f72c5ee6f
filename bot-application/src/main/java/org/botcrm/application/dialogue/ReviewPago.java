package org.botcrm.application.dialogue;

import jakarta.inject.Inject;
import java.util.Map;
import org.botcrm.application.chat.SendMessage;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.pago.PagoReportado;
import org.botcrm.domain.pago.PagoReportadoRepository;
import org.botcrm.domain.pago.ReviewResult;
import org.botcrm.domain.reply.ReplyTexts;

/**
 * Decides about a payment that a client reported, and tells the client. The first decision counts;
 * to repeat it finishes what an interrupted call left, and tells nothing twice. Thread-safe.
 */
public final class ReviewPago {
  private final PagoReportadoRepository pagos;
  private final TellClient tell;
  private final ReplyTexts texts;

  /** Over the ports it needs. */
  @Inject
  public ReviewPago(PagoReportadoRepository pagos, SendMessage send, ReplyTexts texts) {
    this.pagos = pagos;
    this.tell = new TellClient(send);
    this.texts = texts;
  }

  /**
   * Records the decision, and then queues what the client is told.
   *
   * @param revision by whom and when; its note is told to the client of a payment that was rejected
   * @throws org.botcrm.domain.StorageException when the database or the CRM fails; repeat it then
   */
  public Outcome review(long id, PagoReportado.Revision revision) {
    ReviewResult result = pagos.review(id, revision);
    return result.match(
        done -> told(done.pago(), revision),
        already ->
            isSame(already.pago(), revision)
                ? told(already.pago(), revision)
                : new Outcome.Otherwise(already.pago()),
        Outcome.None::new);
  }

  private static boolean isSame(PagoReportado pago, PagoReportado.Revision revision) {
    PagoReportado.Revision first = pago.revision();
    return first != null && first.aprobado() == revision.aprobado();
  }

  private Outcome told(PagoReportado pago, PagoReportado.Revision revision) {
    PagoReportado.Revision first = pago.revision();
    String note = first == null ? revision.nota() : first.nota();
    String key = revision.aprobado() ? "pago.aprobado" : "pago.rechazado";
    String reason = note == null || revision.aprobado() ? "" : note.strip();
    String text = texts.say(key, Map.of("nota", reason));
    return new Outcome.Done(pago, tell.tell(pago.chat(), "pago-reportado-" + pago.id(), text));
  }

  /** What became of a decision. */
  public sealed interface Outcome {
    /**
     * It counts.
     *
     * @param pago as it is now
     * @param told what became of the message to the client; {@link QueueResult.Refused} when the
     *     window is closed, which changes nothing of the decision
     */
    record Done(PagoReportado pago, QueueResult told) implements Outcome {}

    /**
     * Somebody decided otherwise before.
     *
     * @param pago as it is
     */
    record Otherwise(PagoReportado pago) implements Outcome {}

    /** There is no such report. */
    record None() implements Outcome {}
  }
}
