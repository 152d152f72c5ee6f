package org.botcrm.domain.template;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A button of a template. Immutable.
 *
 * @param type Meta's word: {@code QUICK_REPLY}, {@code URL}, {@code PHONE_NUMBER}, {@code
 *     COPY_CODE}, {@code OTP}, or another
 * @param text what stands on it; null when Meta did not say
 * @param url where it leads, with a place at its end or without; null for other buttons
 */
public record TemplateInfoButton(String type, @Nullable String text, @Nullable TemplateText url) {
  /** Refuses a null type. */
  public TemplateInfoButton {
    Objects.requireNonNull(type, "type");
  }

  /**
   * Whether a message must fill it: an address with a place, a code to copy, and the code of an
   * authentication template (pages message-templates/components and authentication-templates of
   * Meta's documentation).
   */
  public boolean needsParameter() {
    return url != null && !url.parameters().isEmpty() || type.equals("COPY_CODE") || isCode();
  }

  /** Whether it hands over the code of an authentication template; a message fills it as a link. */
  public boolean isCode() {
    return type.equals("OTP");
  }
}
