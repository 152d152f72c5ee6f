package org.botcrm.persistence.jdbi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.dialogue.MisunderstoodGroup;
import org.botcrm.domain.dialogue.MisunderstoodRepository;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.dialogue.TraceRepository;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.TrustRepository;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.pago.PagoReportadoRepository;
import org.botcrm.domain.pago.PromesaPagoRepository;
import org.botcrm.domain.solicitud.SolicitudRepository;

/** The ports over what dialogues leave behind in one database. Thread-safe. */
public final class JdbiDialogues {
  private final Database database;
  private final PagoReportadoRepository pagos;
  private final PromesaPagoRepository promesas;
  private final SolicitudRepository solicitudes;
  private final TrustRepository trust;
  private final CodeQueue codes;

  JdbiDialogues(Database database) {
    this.database = database;
    this.pagos = new JdbiPagoReportadoRepository(database);
    this.promesas = new JdbiPromesaPagoRepository(database);
    this.solicitudes = new JdbiSolicitudRepository(database);
    this.trust = new JdbiTrustRepository(database);
    this.codes = new JdbiCodeQueue(database);
  }

  /** Payments that clients reported. */
  public PagoReportadoRepository pagos() {
    return pagos;
  }

  /** Payments that clients promised. */
  public PromesaPagoRepository promesas() {
    return promesas;
  }

  /** What the lender's people are asked to do. */
  public SolicitudRepository solicitudes() {
    return solicitudes;
  }

  /** Whom chats belong to. */
  public TrustRepository trust() {
    return trust;
  }

  /** One-time codes that wait to be sent. */
  public CodeQueue codes() {
    return codes;
  }

  /** Why the bot said what it said. */
  public TraceRepository traces() {
    return this::trace;
  }

  /** What the bot did not understand. */
  public MisunderstoodRepository misunderstood() {
    return this::groups;
  }

  private Optional<Trace> trace(ConversacionId message) {
    return database.read(
        "reading why the bot said something",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT c.porque FROM conversaciones_whatsapp c WHERE c.porque IS NOT NULL
                      AND c.id = COALESCE(
                        (SELECT s.responde_a FROM salientes s WHERE s.id = :id), :id)""")
                .bind("id", message.value())
                .mapTo(String.class)
                .findOne()
                .map(DialogueJson::trace));
  }

  private List<MisunderstoodGroup> groups(Instant since, int limit) {
    return database.read(
        "grouping what was not understood",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT palabras, COUNT(*) AS n, MAX(en) AS ultimo FROM no_entendidos
                    WHERE en >= :since GROUP BY palabras
                    ORDER BY n DESC, ultimo DESC, palabras LIMIT :limit""")
                .bind("since", database.dialect().argument(since))
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new MisunderstoodGroup(
                            row.getString("palabras"),
                            row.getLong("n"),
                            database.instant(row, "ultimo")))
                .list());
  }
}
