package org.botcrm.persistence.jdbi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.Optional;
import org.botcrm.domain.outbound.ContactRequest;
import org.botcrm.domain.outbound.LinkButton;
import org.botcrm.domain.outbound.ListMenu;
import org.botcrm.domain.outbound.Location;
import org.botcrm.domain.outbound.LocationRequest;
import org.botcrm.domain.outbound.Media;
import org.botcrm.domain.outbound.MediaOrigin;
import org.botcrm.domain.outbound.MessageHeader;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.domain.outbound.ReplyButtons;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateButton;
import org.botcrm.domain.outbound.TemplateParameter;
import org.jspecify.annotations.Nullable;

/**
 * Outbound content as the JSON of {@code contenido}: the components of the records by name, and
 * {@code kind} where there are several records to choose from. The names are in databases: one that
 * changes here must still be read. Thread-safe.
 */
final class ContentJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(OutboundContent.class, Kind.class)
          .addMixIn(MediaOrigin.class, Kind.class)
          .addMixIn(MessageHeader.class, Kind.class)
          .addMixIn(TemplateParameter.class, Kind.class)
          .addMixIn(TemplateButton.class, Kind.class)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          // What is not understood must not be sent by halves.
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  static {
    MAPPER.registerSubtypes(
        new NamedType(ReplyButtons.class, "reply_buttons"),
        new NamedType(ListMenu.class, "list"),
        new NamedType(LinkButton.class, "link_button"),
        new NamedType(LocationRequest.class, "location_request"),
        new NamedType(ContactRequest.class, "contact_request"),
        new NamedType(Media.Image.class, "image"),
        new NamedType(Media.Video.class, "video"),
        new NamedType(Media.Document.class, "document"),
        new NamedType(Media.Audio.class, "audio"),
        new NamedType(Media.Sticker.class, "sticker"),
        new NamedType(Location.class, "location"),
        new NamedType(Reaction.class, "reaction"),
        new NamedType(Template.class, "template"));
    MAPPER.registerSubtypes(
        new NamedType(MediaOrigin.Id.class, "id"),
        new NamedType(MediaOrigin.Link.class, "link"),
        new NamedType(MessageHeader.Line.class, "line"),
        new NamedType(MessageHeader.Attachment.class, "attachment"),
        new NamedType(TemplateParameter.Words.class, "words"),
        new NamedType(TemplateParameter.Attachment.class, "attachment"),
        new NamedType(TemplateParameter.Place.class, "place"),
        new NamedType(TemplateButton.QuickReply.class, "quick_reply"),
        new NamedType(TemplateButton.Link.class, "link"),
        new NamedType(TemplateButton.CopyCode.class, "copy_code"));
  }

  private static final ObjectWriter WRITER = MAPPER.writerFor(OutboundContent.class);
  private static final ObjectReader READER = MAPPER.readerFor(OutboundContent.class);

  private ContentJson() {}

  /** Null for a text: all of it is in {@code body}. */
  static @Nullable String write(OutboundContent content) {
    if (content instanceof OutboundContent.Text) {
      return null;
    }
    try {
      return WRITER.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("content that has no JSON: " + content.type(), e);
    }
  }

  /** Empty when it is no content that this version knows, or breaks a limit. */
  static Optional<OutboundContent> read(String json) {
    try {
      return Optional.ofNullable(READER.readValue(json));
    } catch (JsonProcessingException e) {
      // Its message quotes what was stored; the row itself is kept, and ends as failed.
      return Optional.empty();
    }
  }

  /** Which of several records it is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  private interface Kind {}
}
