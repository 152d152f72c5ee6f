package org.botcrm.domain.pago;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.jspecify.annotations.Nullable;

/**
 * A payment that a client says to have made: a row of {@code pagos_reportados}. Immutable.
 *
 * @param id ours; grows with time
 * @param chat in which it was reported
 * @param mensaje the message whose answer confirmed it
 * @param cliente who reported it; null when the bot did not know
 * @param pago what was reported
 * @param reportadoEn when
 * @param revision what came of the review; null while it waits for one
 * @param mismoComprobante earlier reports with the very same file, at most {@link #MAX_REPEATS},
 *     newest first, of whatever client and outcome
 * @param mismaReferencia likewise with the same reference, however it is written
 */
public record PagoReportado(
    long id,
    ChatId chat,
    ConversacionId mensaje,
    @Nullable ClienteId cliente,
    Effect.ReportPayment pago,
    Instant reportadoEn,
    @Nullable Revision revision,
    List<Long> mismoComprobante,
    List<Long> mismaReferencia) {
  /** More earlier reports than anybody looks at. */
  public static final int MAX_REPEATS = 20;

  /** Copies the lists; refuses nulls where a value is required, naming the field. */
  public PagoReportado {
    Objects.requireNonNull(chat, "chat");
    Objects.requireNonNull(mensaje, "mensaje");
    Objects.requireNonNull(pago, "pago");
    Objects.requireNonNull(reportadoEn, "reportadoEn");
    mismoComprobante = List.copyOf(mismoComprobante);
    mismaReferencia = List.copyOf(mismaReferencia);
  }

  /** How far the review got. */
  public PagoEstado estado() {
    return revision == null ? PagoEstado.PENDIENTE : revision.estado();
  }

  /** Its id and state only: the rest is personal. */
  @Override
  public String toString() {
    return "PagoReportado[" + id + " " + estado() + "]";
  }

  /**
   * What a person of the lender decided.
   *
   * @param aprobado whether the payment was found
   * @param por who decided
   * @param nota why; null when they gave none
   * @param en when
   */
  public record Revision(boolean aprobado, String por, @Nullable String nota, Instant en) {
    /** Refuses nulls where a value is required. */
    public Revision {
      Objects.requireNonNull(por, "por");
      Objects.requireNonNull(en, "en");
    }

    /** Never {@link PagoEstado#PENDIENTE}. */
    public PagoEstado estado() {
      return aprobado ? PagoEstado.APROBADO : PagoEstado.RECHAZADO;
    }

    /** The outcome only. */
    @Override
    public String toString() {
      return "Revision[" + estado() + "]";
    }
  }
}
