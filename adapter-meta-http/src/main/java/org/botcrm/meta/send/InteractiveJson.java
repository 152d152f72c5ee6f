package org.botcrm.meta.send;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.botcrm.domain.outbound.LinkButton;
import org.botcrm.domain.outbound.ListMenu;
import org.botcrm.domain.outbound.Media;
import org.botcrm.domain.outbound.MessageHeader;
import org.botcrm.domain.outbound.ReplyButtons;
import org.jspecify.annotations.Nullable;

/** The object {@code interactive} (pages interactive-… of Meta's documentation). */
final class InteractiveJson {
  private InteractiveJson() {}

  static ObjectNode buttons(ReplyButtons buttons, ObjectNode json) {
    frame("button", buttons.header(), buttons.text(), buttons.footer(), json);
    ArrayNode array = json.putObject("action").putArray("buttons");
    for (ReplyButtons.Button button : buttons.buttons()) {
      array
          .addObject()
          .put("type", "reply")
          .putObject("reply")
          .put("id", button.id())
          .put("title", button.title());
    }
    return json;
  }

  static ObjectNode list(ListMenu list, ObjectNode json) {
    frame("list", list.header(), list.text(), list.footer(), json);
    ObjectNode action = json.putObject("action").put("button", list.button());
    ArrayNode sections = action.putArray("sections");
    for (ListMenu.Section section : list.sections()) {
      ObjectNode object = sections.addObject();
      if (section.title() != null) {
        object.put("title", section.title());
      }
      ArrayNode rows = object.putArray("rows");
      section.rows().forEach(row -> row(row, rows.addObject()));
    }
    return json;
  }

  private static void row(ListMenu.Row row, ObjectNode json) {
    json.put("id", row.id()).put("title", row.title());
    if (row.description() != null) {
      json.put("description", row.description());
    }
  }

  static ObjectNode link(LinkButton link, ObjectNode json) {
    frame("cta_url", link.header(), link.text(), link.footer(), json);
    json.putObject("action")
        .put("name", "cta_url")
        .putObject("parameters")
        .put("display_text", link.label())
        .put("url", link.url());
    return json;
  }

  /** A text with one button whose words are WhatsApp's own. */
  static ObjectNode request(String type, String action, String text, ObjectNode json) {
    frame(type, null, text, null, json);
    json.putObject("action").put("name", action);
    return json;
  }

  private static void frame(
      String type,
      @Nullable MessageHeader header,
      String text,
      @Nullable String footer,
      ObjectNode json) {
    json.put("type", type);
    if (header != null) {
      header(header, json.putObject("header"));
    }
    json.putObject("body").put("text", text);
    if (footer != null) {
      json.putObject("footer").put("text", footer);
    }
  }

  private static void header(MessageHeader header, ObjectNode json) {
    if (header instanceof MessageHeader.Line line) {
      json.put("type", "text").put("text", line.text());
    } else if (header instanceof MessageHeader.Attachment attachment) {
      Media media = attachment.media();
      MediaJson.write(media, json.put("type", media.type()).putObject(media.type()));
    }
  }
}
