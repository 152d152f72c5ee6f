package org.botcrm.meta.send;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.botcrm.domain.outbound.Location;
import org.botcrm.domain.outbound.Media;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateButton;
import org.botcrm.domain.outbound.TemplateParameter;

/** The object {@code template} (page messages/template-messages of Meta's documentation). */
final class TemplateJson {
  private TemplateJson() {}

  static ObjectNode write(Template template, ObjectNode json) {
    json.put("name", template.name()).putObject("language").put("code", template.language());
    ArrayNode components = json.putArray("components");
    if (template.header() != null) {
      parameter(template.header(), component("header", components).addObject());
    }
    if (!template.words().isEmpty()) {
      ArrayNode parameters = component("body", components);
      template.words().forEach(words -> parameter(words, parameters.addObject()));
    }
    template.buttons().forEach(button -> button(button, components.addObject()));
    if (components.isEmpty()) {
      json.remove("components");
    }
    return json;
  }

  private static ArrayNode component(String type, ArrayNode components) {
    return components.addObject().put("type", type).putArray("parameters");
  }

  private static void parameter(TemplateParameter parameter, ObjectNode json) {
    if (parameter instanceof TemplateParameter.Words words) {
      json.put("type", "text");
      if (words.name() != null) {
        json.put("parameter_name", words.name());
      }
      json.put("text", words.text());
    } else if (parameter instanceof TemplateParameter.Attachment attachment) {
      Media media = attachment.media();
      MediaJson.write(media, json.put("type", media.type()).putObject(media.type()));
    } else if (parameter instanceof TemplateParameter.Place place) {
      Location location = place.location();
      location.match(new ContentJson(json.put("type", "location").putObject("location")));
    }
  }

  /** Meta writes the index as a text. */
  private static void button(TemplateButton button, ObjectNode json) {
    json.put("type", "button");
    if (button instanceof TemplateButton.QuickReply reply) {
      fill(json, "quick_reply", reply.index(), "payload", reply.payload());
    } else if (button instanceof TemplateButton.Link link) {
      fill(json, "url", link.index(), "text", link.ending());
    } else if (button instanceof TemplateButton.CopyCode copy) {
      fill(json, "copy_code", copy.index(), "coupon_code", copy.code());
    }
  }

  private static void fill(
      ObjectNode json, String subType, int index, String parameter, String value) {
    json.put("sub_type", subType).put("index", Integer.toString(index));
    json.putArray("parameters").addObject().put("type", parameter).put(parameter, value);
  }
}
