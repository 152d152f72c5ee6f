package org.botcrm.persistence.jdbi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.template.TemplateHeader;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.domain.template.TemplateInfoButton;
import org.botcrm.domain.template.TemplateText;
import org.jspecify.annotations.Nullable;

/**
 * What of a template has no column of its own, as the JSON of {@code contenido}. The names are in
 * databases: one that changes here must still be read.
 */
record TemplateContent(
    boolean named,
    @Nullable TemplateHeader header,
    TemplateText body,
    @Nullable String footer,
    List<TemplateInfoButton> buttons) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          // A later version may have put more into it, and the next list of Meta's mends it.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final ObjectWriter WRITER = MAPPER.writerFor(TemplateContent.class);
  private static final ObjectReader READER = MAPPER.readerFor(TemplateContent.class);

  static String write(TemplateInfo template) {
    try {
      return WRITER.writeValueAsString(
          new TemplateContent(
              template.named(),
              template.header(),
              template.body(),
              template.footer(),
              template.buttons()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a template that has no JSON", e);
    }
  }

  static TemplateContent read(String json) {
    try {
      return READER.readValue(json);
    } catch (JsonProcessingException e) {
      throw new StorageException("a template whose contenido cannot be read", e);
    }
  }
}
