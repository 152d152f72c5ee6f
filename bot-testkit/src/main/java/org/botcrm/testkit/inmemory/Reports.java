package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.MisunderstoodGroup;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.pago.PagoReportado;
import org.botcrm.domain.pago.PromesaPago;
import org.jspecify.annotations.Nullable;

/**
 * Payments that were reported and promised, and what was not understood. Callers hold the lock of
 * the storage.
 */
final class Reports {
  private final List<PagoReportado> pagos = new ArrayList<>();
  private final List<PromesaPago> promesas = new ArrayList<>();
  private final List<Misunderstood> misunderstood = new ArrayList<>();
  private final Feed feed;

  Reports(Feed feed) {
    this.feed = feed;
  }

  void report(
      ChatId chat,
      ConversacionId message,
      @Nullable ClienteId cliente,
      Effect.ReportPayment pago,
      Instant now) {
    pagos.add(
        new PagoReportado(
            pagos.size() + 1L,
            chat,
            message,
            cliente,
            pago,
            Rows.micros(now),
            null,
            earlier(pago, (one, other) -> same(one.slipHash(), other.slipHash())),
            earlier(
                pago,
                (one, other) ->
                    same(one.referenceKey().orElse(null), other.referenceKey().orElse(null)))));
    feed.add(EventKind.PAYMENT_REPORTED, chat, pagos.size(), null, now);
  }

  private List<Long> earlier(
      Effect.ReportPayment pago, BiPredicate<Effect.ReportPayment, Effect.ReportPayment> same) {
    return pagos.stream()
        .filter(other -> same.test(pago, other.pago()))
        .map(PagoReportado::id)
        .sorted(Comparator.reverseOrder())
        .limit(PagoReportado.MAX_REPEATS)
        .toList();
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return one != null && Objects.equals(one, other);
  }

  void promise(
      ChatId chat,
      ConversacionId message,
      @Nullable ClienteId cliente,
      Effect.PromisePayment promesa,
      Instant now) {
    promesas.add(
        new PromesaPago(promesas.size() + 1L, chat, message, cliente, promesa, Rows.micros(now)));
    feed.add(EventKind.PAYMENT_PROMISED, chat, promesas.size(), null, now);
  }

  void notUnderstood(Effect.NotUnderstood words, Instant now) {
    misunderstood.add(new Misunderstood(words.words(), Rows.micros(now)));
  }

  /** Oldest first. */
  Stream<PagoReportado> pagos() {
    return pagos.stream();
  }

  /** Oldest first. */
  Stream<PromesaPago> promesas() {
    return promesas.stream();
  }

  Optional<PagoReportado> pago(long id) {
    return id < 1 || id > pagos.size() ? Optional.empty() : Optional.of(pagos.get((int) id - 1));
  }

  PagoReportado review(PagoReportado pago, PagoReportado.Revision revision) {
    PagoReportado reviewed =
        with(
            pago,
            pago.chat(),
            new PagoReportado.Revision(
                revision.aprobado(), revision.por(), revision.nota(), Rows.micros(revision.en())));
    pagos.set((int) pago.id() - 1, reviewed);
    String decided = revision.estado().name();
    feed.add(EventKind.PAYMENT_REVIEWED, pago.chat(), pago.id(), decided, revision.en());
    return reviewed;
  }

  List<MisunderstoodGroup> groups(Instant since, int limit) {
    return misunderstood.stream()
        .filter(one -> !one.at.isBefore(since))
        .collect(Collectors.groupingBy(Misunderstood::words))
        .entrySet()
        .stream()
        .map(
            group ->
                new MisunderstoodGroup(
                    group.getKey(),
                    group.getValue().size(),
                    group.getValue().stream()
                        .map(Misunderstood::at)
                        .max(Instant::compareTo)
                        .orElse(since)))
        .sorted(
            Comparator.comparing(MisunderstoodGroup::count)
                .thenComparing(MisunderstoodGroup::last)
                .reversed()
                .thenComparing(MisunderstoodGroup::words))
        .limit(limit)
        .toList();
  }

  void moveAll(ChatId from, ChatId to) {
    pagos.replaceAll(pago -> pago.chat().equals(from) ? with(pago, to, pago.revision()) : pago);
    promesas.replaceAll(
        promesa ->
            promesa.chat().equals(from)
                ? new PromesaPago(
                    promesa.id(),
                    to,
                    promesa.mensaje(),
                    promesa.cliente(),
                    promesa.promesa(),
                    promesa.hechaEn())
                : promesa);
  }

  private static PagoReportado with(
      PagoReportado pago, ChatId chat, PagoReportado.@Nullable Revision revision) {
    return new PagoReportado(
        pago.id(),
        chat,
        pago.mensaje(),
        pago.cliente(),
        pago.pago(),
        pago.reportadoEn(),
        revision,
        pago.mismoComprobante(),
        pago.mismaReferencia());
  }

  private record Misunderstood(String words, Instant at) {}
}
