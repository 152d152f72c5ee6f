package org.botcrm.application.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.botcrm.application.TestBot;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.Media;
import org.botcrm.domain.outbound.MediaOrigin;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.testkit.fixture.Contents;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.recording.RecordingMessageSender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestModeSenderTest {
  private static final PhoneNumber ONLY = new PhoneNumber("584149999999");
  private static final ContactId CLIENT = new ContactId.Phone(new PhoneNumber("584141234567"));
  private static final String MARK = "[PRUEBA para •••4567]\n";

  private final RecordingMessageSender meta = new RecordingMessageSender();
  private final TestModeSender sender = new TestModeSender(meta, ONLY);

  private static OutboundMessage message(ContactId to, OutboundDraft draft) {
    return new OutboundMessage(
        7, new ChatId(3), Messages.NUMBER, to, draft, "bot-7", 2, 1, 4, 5, TestBot.START);
  }

  private OutboundContent sent(ContactId to, OutboundContent content) {
    sender.send(message(to, OutboundDraft.of(content)));
    OutboundMessage last = meta.sent().get(meta.sent().size() - 1);
    assertThat(last.to()).isEqualTo(new ContactId.Phone(ONLY));
    return last.content();
  }

  static List<OutboundContent> contents() {
    return Contents.all();
  }

  @ParameterizedTest
  @MethodSource("contents")
  void whateverItIsGoesToTheOnePhone(OutboundContent content) {
    OutboundContent sent = sent(CLIENT, content);

    boolean marked = sent.body().contains("[PRUEBA para •••4567]");
    boolean unmarkable =
        List.of("audio", "sticker", "location", "template").contains(content.type());
    assertThat(marked).as(content.type()).isNotEqualTo(unmarkable);
  }

  @Test
  void everythingElseOfTheMessageStays() {
    sender.send(message(CLIENT, OutboundDraft.ofText("hola")));

    assertThat(meta.sent())
        .containsExactly(message(new ContactId.Phone(ONLY), OutboundDraft.ofText(MARK + "hola")));
  }

  @Test
  void aLongTextKeepsItsMarkAndWholeCharacters() {
    String longest = "😀".repeat(4096);

    String body = sent(CLIENT, new OutboundContent.Text(longest)).body();

    assertThat(body).startsWith(MARK + "😀").endsWith("😀");
    assertThat(body.codePointCount(0, body.length())).isEqualTo(4096);
    int room = 4096 - MARK.length();
    assertThat(sent(CLIENT, new OutboundContent.Text("x".repeat(room))).body())
        .isEqualTo(MARK + "x".repeat(room));
  }

  @Test
  void aPictureSaysForWhomItWasBelowIt() {
    MediaOrigin source = new MediaOrigin.Id("1");

    assertThat(sent(CLIENT, new Media.Image(source, null)))
        .isEqualTo(new Media.Image(source, MARK.strip()));
    assertThat(sent(CLIENT, new Media.Video(source, "Su recibo")))
        .isEqualTo(new Media.Video(source, MARK + "Su recibo"));
    assertThat(sent(CLIENT, new Media.Document(source, "x".repeat(1024), "a.pdf")))
        .isEqualTo(new Media.Document(source, MARK + "x".repeat(1024 - MARK.length()), "a.pdf"));
  }

  @Test
  void whatAPersonSeesAsOneCharacterIsNotCut() {
    String family = "👨‍👩‍👧‍👦";

    String body = sent(CLIENT, new OutboundContent.Text("x" + family.repeat(584))).body();

    // The limit itself lies in the middle of one: 4,096 - 22 - 1 is no multiple of 7 code points.
    assertThat(body).isEqualTo(MARK + "x" + family.repeat(581));
  }

  @Test
  void nobodyIsNamedWhoShowsNoPhone() {
    ContactId user = new ContactId.User(new BusinessScopedId("VE.1001"));

    assertThat(sent(user, new OutboundContent.Text("hola")).body())
        .isEqualTo("[PRUEBA para alguien sin teléfono]\nhola");
  }

  @Test
  void whatPointsToAMessageOfAnotherChatDoesNoMore() {
    MessageId theirs = new MessageId("wamid.theirs");
    sender.send(message(CLIENT, new OutboundDraft(new OutboundContent.Text("hola"), theirs)));

    assertThat(meta.sent().get(0).draft().quoted()).isNull();
    assertThat(sent(CLIENT, new Reaction(theirs, "👍")))
        .isEqualTo(new OutboundContent.Text(MARK + "reacción 👍 a un mensaje"));
  }
}
