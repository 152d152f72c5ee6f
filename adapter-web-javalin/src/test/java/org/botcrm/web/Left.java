package org.botcrm.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.identity.TrustSource;

/** What dialogues leave behind, with every field filled. */
final class Left {
  static final Instant READ_AT = Instant.parse("2026-11-22T15:04:05Z");

  /** Of «hola». */
  static final Trace TRACE =
      new Trace(
          "saldo",
          "a1b2",
          TrustLevel.PHONE,
          "La verificación venció",
          List.of(new Trace.Found("saludo", "hola", 0, 4)),
          List.of(new Trace.Data("préstamos y cuotas", READ_AT)),
          List.of("pagos: lo niega «no»"),
          Duration.ofNanos(1_234_567));

  private Left() {}

  static Effect.ReportPayment payment(String amount) {
    return new Effect.ReportPayment(
        7L,
        new BigDecimal(amount),
        "USD",
        LocalDate.of(2026, 11, 20),
        "Banesco",
        "00123",
        null,
        null);
  }

  static Effect.PromisePayment promise(LocalDate day) {
    return new Effect.PromisePayment(7L, new BigDecimal("40.50"), "USD", day);
  }

  static Effect.AskPerson link() {
    return new Effect.AskPerson(RequestKind.LINK, "Soy Ana", "V12345678");
  }

  static Effect[] all() {
    return new Effect[] {
      payment("120.00"),
      promise(LocalDate.of(2026, 12, 1)),
      link(),
      new Effect.NotUnderstood("blablabla"),
      new Effect.GiveTrust(
          new Trust(
              new ClienteId(1),
              new TrustBasis(new PhoneNumber("584121234567"), null, null),
              TrustSource.PHONE,
              READ_AT,
              null))
    };
  }
}
