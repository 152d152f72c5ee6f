package org.botcrm.web;

/** The kinds of problem that a caller can tell apart; {@code /docs} explains each. */
enum ProblemKind {
  BAD_REQUEST("peticion-invalida", 400),
  INVALID_PARAMETER("parametro-invalido", 400),
  KEY_REQUIRED("falta-la-clave", 401),
  WRONG_LOGIN("entrada-incorrecta", 401),
  NOT_PERMITTED("sin-permiso", 403),
  FOREIGN_PAGE("pagina-ajena", 403),
  LOCAL_ONLY("solo-en-este-equipo", 403),
  NOT_VERIFIED("webhook-no-verificado", 403),
  NOT_FOUND("no-encontrado", 404),
  METHOD_NOT_ALLOWED("metodo-no-permitido", 405),
  BODY_TOO_SLOW("cuerpo-demasiado-lento", 408),
  FILE_ON_ITS_WAY("archivo-en-camino", 409),
  NO_TEMPLATES("sin-catalogo-de-plantillas", 409),
  DECIDED_BEFORE("ya-decidido", 409),
  ANSWERED("ya-respondieron", 409),
  EVENTS_GONE("eventos-olvidados", 410),
  BODY_TOO_LARGE("cuerpo-demasiado-grande", 413),
  USERNAME_TAKEN("usuario-ocupado", 409),
  NOT_SENDABLE("no-se-puede-enviar", 409),
  NOT_JSON("tipo-de-cuerpo-no-aceptado", 415),
  RANGE("parte-inexistente", 416),
  INVALID_CONTENT("contenido-invalido", 422),
  KEY_TAKEN("clave-de-idempotencia-usada", 422),
  TOO_MANY_TRIES("demasiados-intentos", 429),
  INTERNAL("error-interno", 500),
  META_REFUSED("meta-no-entrega", 502),
  STORAGE_DOWN("base-de-datos-no-disponible", 503),
  OVERLOADED("demasiado-a-la-vez", 503),
  BEHIND("atrasado", 503);

  private final String word;
  private final int status;

  ProblemKind(String word, int status) {
    this.word = word;
    this.status = status;
  }

  /** Its name in URLs and in the bundle. */
  String word() {
    return word;
  }

  int status() {
    return status;
  }

  /** What it is, for a person. */
  String title() {
    return Texts.say("problema." + word + ".titulo");
  }

  /** What to do, when no more than the kind is known. */
  String detail() {
    return Texts.say("problema." + word + ".detalle");
  }
}
