package org.botcrm.testkit.contract;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.ContactRequest;
import org.botcrm.domain.outbound.LinkButton;
import org.botcrm.domain.outbound.ListMenu;
import org.botcrm.domain.outbound.Location;
import org.botcrm.domain.outbound.LocationRequest;
import org.botcrm.domain.outbound.Media;
import org.botcrm.domain.outbound.MediaOrigin;
import org.botcrm.domain.outbound.MessageHeader;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.domain.outbound.ReplyButtons;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateButton;
import org.botcrm.domain.outbound.TemplateParameter;
import org.jspecify.annotations.Nullable;

/** Makes messages to send that differ from each other; the same for the same seed. */
final class ContentGenerator {
  private static final List<String> CHARACTERS =
      List.of(
          "a",
          "Z",
          "7",
          "ñ",
          "e\u0301",
          "👨‍👩‍👧‍👦",
          "🇻🇪",
          "😀",
          "\"",
          "\\",
          "'",
          "{",
          "]",
          "<",
          "\u0001",
          "\u2028",
          "‮",
          "%",
          "null");

  private final Random random;

  ContentGenerator(Random random) {
    this.random = random;
  }

  OutboundDraft draft() {
    OutboundContent content = content();
    boolean quotes = random.nextBoolean() && !(content instanceof Reaction);
    return new OutboundDraft(content, quotes ? new MessageId("wamid." + words(20)) : null);
  }

  private OutboundContent content() {
    return switch (random.nextInt(9)) {
      case 0 -> new OutboundContent.Text(words(4096));
      case 1 -> new ReplyButtons(header(), words(1024), maybe(60), buttons());
      case 2 -> new ListMenu(line(), words(4096), maybe(60), words(20), sections());
      case 3 ->
          new LinkButton(
              header(), words(1024), maybe(60), words(20), "https://a.example/" + random.nextInt());
      case 4 ->
          random.nextBoolean() ? new LocationRequest(words(1024)) : new ContactRequest(words(1024));
      case 5 -> media();
      case 6 ->
          new Location(
              random.nextDouble() * 180 - 90,
              random.nextDouble() * 360 - 180,
              words(50),
              maybe(50));
      case 7 ->
          new Reaction(
              new MessageId("wamid." + words(9)), random.nextBoolean() ? "👨‍👩‍👧‍👦" : "🇻🇪");
      default -> template();
    };
  }

  private @Nullable MessageHeader header() {
    return random.nextInt(3) == 0 ? new MessageHeader.Attachment(picture()) : line();
  }

  private MessageHeader.@Nullable Line line() {
    return random.nextBoolean() ? new MessageHeader.Line(words(60)) : null;
  }

  private List<ReplyButtons.Button> buttons() {
    return some(3, i -> new ReplyButtons.Button(i + words(255), i + words(19)));
  }

  private List<ListMenu.Section> sections() {
    int each = 1 + random.nextInt(3);
    return some(
        3,
        s ->
            new ListMenu.Section(
                words(24),
                IntStream.range(0, each)
                    .mapToObj(i -> new ListMenu.Row(s + "." + i + words(190), words(24), maybe(72)))
                    .toList()));
  }

  private Media media() {
    return switch (random.nextInt(5)) {
      case 0 -> new Media.Image(source(), maybe(1024));
      case 1 -> new Media.Video(source(), maybe(1024));
      case 2 -> new Media.Document(source(), maybe(1024), maybe(99));
      case 3 -> new Media.Audio(source(), random.nextBoolean());
      default -> new Media.Sticker(source());
    };
  }

  private Media picture() {
    return random.nextBoolean()
        ? new Media.Image(source(), null)
        : new Media.Document(source(), null, maybe(99));
  }

  private MediaOrigin source() {
    return random.nextBoolean()
        ? new MediaOrigin.Id(words(40))
        : new MediaOrigin.Link("https://b.example/" + random.nextInt());
  }

  private Template template() {
    boolean named = random.nextBoolean();
    TemplateParameter header =
        random.nextBoolean()
            ? new TemplateParameter.Attachment(picture())
            : new TemplateParameter.Words(words(60));
    return new Template(
        "t_" + random.nextInt(9),
        "es",
        random.nextInt(3) == 0 ? null : header,
        some(4, i -> new TemplateParameter.Words(named ? "p" + i : null, words(200))),
        some(3, i -> button(i, random.nextInt(3))));
  }

  private TemplateButton button(int index, int kind) {
    return switch (kind) {
      case 0 -> new TemplateButton.QuickReply(index, words(99));
      case 1 -> new TemplateButton.Link(index, words(99));
      default -> new TemplateButton.CopyCode(index, words(15));
    };
  }

  private <T> List<T> some(int most, IntFunction<T> make) {
    return IntStream.range(0, 1 + random.nextInt(most)).mapToObj(make).toList();
  }

  private @Nullable String maybe(int most) {
    return random.nextBoolean() ? words(most) : null;
  }

  /** Of one code point to so many; no character here has more than seven. */
  private String words(int most) {
    StringBuilder words = new StringBuilder("»");
    for (int i = random.nextInt(Math.max(1, most / 7)); i > 0; i--) {
      words.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
    }
    return words.toString();
  }
}
