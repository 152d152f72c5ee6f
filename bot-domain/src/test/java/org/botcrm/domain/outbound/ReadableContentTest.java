package org.botcrm.domain.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.botcrm.domain.message.MessageId;
import org.junit.jupiter.api.Test;

/** What people of the lender read of each kind, and under which word it is stored. */
class ReadableContentTest {
  private static final MediaOrigin ID = new MediaOrigin.Id("7");

  private static void reads(OutboundContent content, String type, String body) {
    assertThat(content.type()).isEqualTo(type);
    assertThat(content.body()).isEqualTo(body);
  }

  @Test
  void interactiveMessagesShowWhatCanBeChosen() {
    reads(
        new ReplyButtons(
            new MessageHeader.Line("Créditos"),
            "¿Qué necesita?",
            "Responda cuando quiera",
            List.of(new ReplyButtons.Button("s", "Saldo"), new ReplyButtons.Button("p", "Pagos"))),
        "interactive",
        "Créditos\n¿Qué necesita?\nResponda cuando quiera\n[Saldo] [Pagos]");
    reads(
        new ListMenu(
            null,
            "Elija",
            null,
            "Ver",
            List.of(
                new ListMenu.Section("Pagos", List.of(new ListMenu.Row("1", "Hoy", "todo"))),
                new ListMenu.Section("Otros", List.of(new ListMenu.Row("2", "Nada", null))))),
        "interactive",
        "Elija\n[Ver]\nPagos\n• Hoy: todo\nOtros\n• Nada");
    reads(
        new LinkButton(
            new MessageHeader.Attachment(new Media.Image(ID, null)),
            "Pague aquí",
            null,
            "Pagar",
            "https://pagos.example/1"),
        "interactive",
        "[imagen]\nPague aquí\n[Pagar] https://pagos.example/1");
    reads(new LocationRequest("¿Dónde está?"), "interactive", "¿Dónde está?\n[pide la ubicación]");
    reads(
        new ContactRequest("¿Su número?"),
        "interactive",
        "¿Su número?\n[pide el número de teléfono]");
  }

  @Test
  void filesShowTheirKindNameAndCaption() {
    reads(new Media.Image(ID, "su recibo"), "image", "[imagen] su recibo");
    reads(new Media.Image(ID, null), "image", "[imagen]");
    reads(new Media.Video(ID, "así"), "video", "[video] así");
    reads(new Media.Document(ID, "pie", "a.pdf"), "document", "[archivo] a.pdf · pie");
    reads(new Media.Document(ID, null, null), "document", "[archivo]");
    reads(new Media.Audio(ID, true), "audio", "[nota de voz]");
    reads(new Media.Audio(ID, false), "audio", "[audio]");
    reads(new Media.Sticker(ID), "sticker", "[sticker]");
  }

  @Test
  void theRestShowsWhatItIsAbout() {
    reads(
        new Location(10.5, -0.0001, "Oficina", "Calle 1"),
        "location",
        "[ubicación] 10.5, -0.0001 · Oficina · Calle 1");
    reads(new Reaction(new MessageId("w"), "👍"), "reaction", "reacción 👍 a un mensaje");
    reads(
        new Template(
            "aviso_pago",
            "es",
            new TemplateParameter.Words("Hoy"),
            List.of(new TemplateParameter.Words("Ana"), new TemplateParameter.Words("25,00")),
            List.of()),
        "template",
        "[plantilla] aviso_pago · Hoy · Ana · 25,00");
  }
}
