package org.botcrm.domain.answer;

/** The names of the intents that the shipped phrases file knows and that are answered here. */
final class Intent {
  static final String GREETING = "saludo";
  static final String THANKS = "gracias";
  static final String GOODBYE = "despedida";
  static final String MENU = "menu";
  static final String LOAN = "estado_prestamo";
  static final String BALANCE = "saldo";
  static final String NEXT = "proxima_cuota";
  static final String INSTALMENTS = "cuotas";
  static final String PAYMENTS = "pagos";
  static final String RECEIPTS = "recibos";
  static final String HOW_TO_PAY = "como_pagar";
  static final String HOURS = "horario";
  static final String ADDRESS = "direccion";
  static final String OTHER_LOAN = "otro_prestamo";
  static final String NOT_PAID = "no_pagado";
  static final String THIRD_PARTY = "tercero";
  static final String COMPLAINT = "queja";
  static final String NEW_LOAN = "prestamo_nuevo";
  static final String BOT = "bot";
  static final String AGENT = "asesor";
  static final String REPORT_PAYMENT = "reportar_pago";
  static final String PROMISE = "promesa_pago";

  private Intent() {}
}
