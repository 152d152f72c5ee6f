package org.botcrm.application.outbound;

import java.util.Locale;
import java.util.ResourceBundle;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.outbound.ContactRequest;
import org.botcrm.domain.outbound.LinkButton;
import org.botcrm.domain.outbound.ListMenu;
import org.botcrm.domain.outbound.Location;
import org.botcrm.domain.outbound.LocationRequest;
import org.botcrm.domain.outbound.Media;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.domain.outbound.ReplyButtons;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TextParts;

/** Puts a line above a text, or what is written below a file, that says for whom it was. */
final class TestMark implements OutboundContent.Cases<OutboundContent> {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.application.outbound.prueba", Locale.ROOT);

  private final String mark;

  TestMark(ContactId whom) {
    this.mark =
        whom.phone()
                .map(PhoneNumber::masked)
                .map(masked -> WORDS.getString("marca").replace("{0}", masked))
                .orElseGet(() -> WORDS.getString("marca.sin-telefono"))
            + "\n";
  }

  @Override
  public OutboundContent text(OutboundContent.Text text) {
    return new OutboundContent.Text(marked(text.body(), OutboundContent.Text.MAX_CODE_POINTS));
  }

  @Override
  public OutboundContent buttons(ReplyButtons b) {
    String text = marked(b.text(), ReplyButtons.MAX_TEXT);
    return new ReplyButtons(b.header(), text, b.footer(), b.buttons());
  }

  @Override
  public OutboundContent list(ListMenu list) {
    String text = marked(list.text(), ListMenu.MAX_TEXT);
    return new ListMenu(list.header(), text, list.footer(), list.button(), list.sections());
  }

  @Override
  public OutboundContent link(LinkButton link) {
    String text = marked(link.text(), LinkButton.MAX_TEXT);
    return new LinkButton(link.header(), text, link.footer(), link.label(), link.url());
  }

  @Override
  public OutboundContent locationRequest(LocationRequest request) {
    return new LocationRequest(marked(request.text(), LocationRequest.MAX_TEXT));
  }

  @Override
  public OutboundContent contactRequest(ContactRequest request) {
    return new ContactRequest(marked(request.text(), ContactRequest.MAX_TEXT));
  }

  @Override
  public OutboundContent media(Media media) {
    if (media instanceof Media.Image image) {
      return new Media.Image(image.source(), caption(image));
    }
    if (media instanceof Media.Video video) {
      return new Media.Video(video.source(), caption(video));
    }
    return media instanceof Media.Document file
        ? new Media.Document(file.source(), caption(file), file.fileName())
        : media;
  }

  private String caption(Media media) {
    String caption = media.caption();
    return caption == null ? mark.strip() : marked(caption, Media.MAX_CAPTION);
  }

  @Override
  public OutboundContent location(Location location) {
    return location;
  }

  @Override
  public OutboundContent reaction(Reaction reaction) {
    return new OutboundContent.Text(mark + reaction.body());
  }

  @Override
  public OutboundContent template(Template template) {
    return template;
  }

  /** Within the limit of Meta's, in code points. */
  private String marked(String text, int max) {
    return mark + TextParts.start(text, max - mark.codePointCount(0, mark.length()));
  }
}
