package org.botcrm.bench;

/** What can be measured alone. In Spanish, since people type the names. */
enum Part {
  /** Acknowledgements over an empty database. */
  ACUSES,
  /** Replies, over an empty one too. */
  RESPUESTAS,
  /** Replies when very many wait, and towards a slow and limited Graph API. */
  ENVIOS,
  /** The query API over a short and a long history. */
  LECTURAS,
  /** Acknowledgements over the long one. */
  HISTORIA
}
