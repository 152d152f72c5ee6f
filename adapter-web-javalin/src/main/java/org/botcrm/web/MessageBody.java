package org.botcrm.web;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.botcrm.domain.chat.Writer;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.Template;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message that somebody wants to send.
 *
 * @param draft what to send
 * @param ifClosed stands in for it when the window is closed; null when nothing does
 * @param writer who writes it, as far as the body says
 * @param json as it came
 */
record MessageBody(OutboundDraft draft, @Nullable Template ifClosed, Writer writer, JsonNode json) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /**
   * Reads it.
   *
   * @throws ProblemException when it is no JSON, or names nothing that Meta would take
   */
  static MessageBody parse(byte[] body) {
    JsonNode json = read(body);
    Fields fields = Fields.of(json);
    OutboundContent content = ContentReader.read(fields);
    MessageId quoted = fields.has("citar") ? messageId(fields, "citar") : null;
    Template ifClosed =
        fields.has("plantilla_si_cerrada")
            ? fields.object("plantilla_si_cerrada", TemplateReader::read)
            : null;
    Writer writer = writer(fields);
    fields.nothingElse();
    return new MessageBody(
        fields.make(() -> new OutboundDraft(content, quoted)), ifClosed, writer, json);
  }

  private static Writer writer(Fields fields) {
    String name = fields.has("por") ? DecisionBody.name(fields) : null;
    ConversacionId seen =
        fields.has("visto_hasta") ? new ConversacionId(fields.id("visto_hasta")) : null;
    return new Writer(name, seen, !fields.has("toma") || fields.flag("toma"));
  }

  /** The id that Meta gave a message. */
  static MessageId messageId(Fields fields, String name) {
    return fields.makeOf(name, MessageId::new);
  }

  /** Of all that is asked for; however the JSON is written. */
  Sha256 fingerprint(ChatId chat) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((chat.value() + "\n").getBytes(StandardCharsets.US_ASCII));
      Object plain = MAPPER.treeToValue(json, Object.class);
      return Sha256.of(digest.digest(MAPPER.writeValueAsBytes(plain)));
    } catch (IOException e) {
      throw new UncheckedIOException("JSON", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The object that a body is. */
  static JsonNode read(byte[] body) {
    try {
      JsonNode json = MAPPER.readTree(body);
      if (json.isObject()) {
        requireText(json);
        return json;
      }
    } catch (IOException e) {
      // What it says quotes the body.
      throw new ProblemException(
          Problem.of(ProblemKind.BAD_REQUEST, Texts.say("contenido.no-json")));
    }
    throw new ProblemException(Problem.of(ProblemKind.BAD_REQUEST, Texts.say("contenido.no-json")));
  }

  /**
   * Half of a pair is no character, and would be stored and sent as another. In the names of fields
   * Jackson refuses it by itself.
   */
  private static void requireText(JsonNode json) {
    json.forEach(MessageBody::requireText);
    if (json.isTextual()) {
      requireWhole(json.textValue());
    }
  }

  private static void requireWhole(String text) {
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new ProblemException(
          Problem.of(ProblemKind.BAD_REQUEST, Texts.say("contenido.medio-caracter")));
    }
  }

  /** Hides what it says. */
  @Override
  public String toString() {
    return "MessageBody[" + draft.content().type() + "]";
  }
}
