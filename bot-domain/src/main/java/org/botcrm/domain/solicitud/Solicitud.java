package org.botcrm.domain.solicitud;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person of the lender is asked to do: a row of {@code solicitudes}. Immutable.
 *
 * @param id ours; grows with time
 * @param kind what
 * @param detail in the client's words, or in ours when nobody asked; empty when there are none
 * @param chat that it is about
 * @param cliente whose chat it was then; null when the bot did not know
 * @param nationalId canonical, as it was typed, of a {@link RequestKind#LINK}; null when none was
 * @param creadaEn when
 * @param resuelta what was done; null while it is open
 */
public record Solicitud(
    long id,
    RequestKind kind,
    String detail,
    ChatId chat,
    @Nullable ClienteId cliente,
    @Nullable String nationalId,
    Instant creadaEn,
    @Nullable Resolucion resuelta) {
  /** Refuses nulls where a value is required, naming the field. */
  public Solicitud {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(chat, "chat");
    Objects.requireNonNull(creadaEn, "creadaEn");
  }

  /** Whether it is done. */
  public SolicitudEstado estado() {
    return resuelta == null ? SolicitudEstado.ABIERTA : SolicitudEstado.RESUELTA;
  }

  /** Its id, kind and state only: the rest is personal. */
  @Override
  public String toString() {
    return "Solicitud[" + id + " " + kind + " " + estado() + "]";
  }

  /**
   * That it was done.
   *
   * @param por by whom
   * @param nota what they did; null when they said nothing
   * @param en when
   */
  public record Resolucion(String por, @Nullable String nota, Instant en) {
    private static final String WRITING = "respuesta en el chat";

    /** Refuses nulls where a value is required. */
    public Resolucion {
      Objects.requireNonNull(por, "por");
      Objects.requireNonNull(en, "en");
    }

    /** Of a wish to talk, by writing in the chat: who did is not known. */
    public static Resolucion byWriting(Instant en) {
      return new Resolucion(WRITING, null, en);
    }

    /** Hides who and what. */
    @Override
    public String toString() {
      return "Resolucion[" + en + "]";
    }
  }
}
