package org.botcrm.application.dialogue;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.botcrm.application.chat.SendMessage;
import org.botcrm.domain.pago.PagoReportado;
import org.botcrm.domain.pago.PagoReportadoRepository;
import org.botcrm.domain.pago.ReviewResult;
import org.botcrm.domain.reply.ReplyTexts;
import org.jspecify.annotations.Nullable;

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
  public ReviewPago(
      PagoReportadoRepository pagos, SendMessage send, ReplyTexts texts, Clock clock) {
    this.pagos = pagos;
    this.tell = new TellClient(send, clock);
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

  /** In the words of the decision that counts, whoever repeats it. */
  private Outcome told(PagoReportado pago, PagoReportado.Revision asked) {
    PagoReportado.Revision first = pago.revision();
    PagoReportado.Revision counts = first == null ? asked : first;
    String key = counts.aprobado() ? "pago.aprobado" : "pago.rechazado";
    String note = counts.aprobado() ? "" : sentence(counts.nota());
    String text = texts.say(key, Map.of("nota", note));
    return new Outcome.Done(
        pago, tell.tell(pago.chat(), "pago-reportado-" + pago.id(), text, counts.en()));
  }

  /** Something stands behind it. */
  private static String sentence(@Nullable String note) {
    String words = note == null ? "" : note.strip();
    return words.isEmpty() || ".!?…".indexOf(words.charAt(words.length() - 1)) >= 0
        ? words
        : words + ".";
  }

  /** What became of a decision. */
  public sealed interface Outcome {
    /**
     * It counts.
     *
     * @param pago as it is now
     * @param told what became of the message to the client
     */
    record Done(PagoReportado pago, Told told) implements Outcome {}

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
