package org.botcrm.web.console;

import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param texts the language
 * @param base what stands before each path of the console
 * @param assets what stands before each file of the console
 * @param section which page it is: bandeja, resumen, salud or entrar
 * @param visitor who looks at it; null where nobody is known yet
 */
public record Frame(
    ConsoleTexts texts, String base, String assets, String section, @Nullable Visitor visitor) {
  /** The address of a section. */
  public String href(String other) {
    return other.equals("bandeja") ? base : base + "/" + other;
  }
}
