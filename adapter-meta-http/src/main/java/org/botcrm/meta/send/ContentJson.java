package org.botcrm.meta.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/**
 * Fills the object that {@code type} names with what a message says.
 *
 * @param json the object, empty so far; every method returns it
 */
record ContentJson(ObjectNode json) implements OutboundContent.Cases<ObjectNode> {

  @Override
  public ObjectNode text(OutboundContent.Text text) {
    return json.put("preview_url", false).put("body", text.body());
  }

  @Override
  public ObjectNode buttons(ReplyButtons buttons) {
    return InteractiveJson.buttons(buttons, json);
  }

  @Override
  public ObjectNode list(ListMenu list) {
    return InteractiveJson.list(list, json);
  }

  @Override
  public ObjectNode link(LinkButton link) {
    return InteractiveJson.link(link, json);
  }

  @Override
  public ObjectNode locationRequest(LocationRequest request) {
    return InteractiveJson.request(
        "location_request_message", "send_location", request.text(), json);
  }

  @Override
  public ObjectNode contactRequest(ContactRequest request) {
    return InteractiveJson.request(
        "request_contact_info", "request_contact_info", request.text(), json);
  }

  @Override
  public ObjectNode media(Media media) {
    return MediaJson.write(media, json);
  }

  @Override
  public ObjectNode location(Location location) {
    json.put("latitude", location.latitude()).put("longitude", location.longitude());
    if (location.name() != null) {
      json.put("name", location.name());
    }
    return location.address() == null ? json : json.put("address", location.address());
  }

  @Override
  public ObjectNode reaction(Reaction reaction) {
    return json.put("message_id", reaction.message().value()).put("emoji", reaction.emoji());
  }

  @Override
  public ObjectNode template(Template template) {
    return TemplateJson.write(template, json);
  }
}
