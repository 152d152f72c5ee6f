package org.botcrm.domain.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.botcrm.domain.outbound.MessageHeader;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateParameter;
import org.botcrm.domain.template.TemplateRefusal.Reason;

/**
 * Finds before a message is queued what Meta would refuse of it later (error codes 132000 to 132016
 * of page support/error-codes of its documentation). Pure; what it says holds nothing of what fills
 * the template.
 */
public final class TemplateCheck {
  private static final String SEPARATOR = ", ";

  private final RefusalWords words;
  private final Template message;
  private final TemplateInfo template;

  private TemplateCheck(Template message, TemplateInfo template) {
    this.words = new RefusalWords(message);
    this.message = message;
    this.template = template;
  }

  /**
   * Why a message cannot be sent; empty when it can, for all that is known.
   *
   * @param message what is to be sent
   * @param ofItsName every template of the catalogue with the name that it has, in any language
   */
  public static Optional<TemplateRefusal> refusal(Template message, List<TemplateInfo> ofItsName) {
    RefusalWords words = new RefusalWords(message);
    if (ofItsName.isEmpty()) {
      return words.refuse(Reason.UNKNOWN, "no-existe");
    }
    return ofItsName.stream()
        .filter(template -> template.language().equals(message.language()))
        .findFirst()
        .map(template -> new TemplateCheck(message, template).refusal())
        .orElseGet(
            () ->
                words.refuse(
                    Reason.LANGUAGE,
                    "idioma",
                    ofItsName.stream()
                        .map(TemplateInfo::language)
                        .collect(Collectors.joining(SEPARATOR))));
  }

  /**
   * Why a message that fitted its template when it was queued cannot be sent any more; empty when
   * it can.
   *
   * @param status what Meta last said of the template, in its words
   */
  public static Optional<TemplateRefusal> refusal(Template message, String status) {
    return TemplateInfo.isApproved(status)
        ? Optional.empty()
        : new RefusalWords(message)
            .refuse(Reason.NOT_APPROVED, "estado", RefusalWords.status(status));
  }

  private Optional<TemplateRefusal> refusal() {
    return refusal(message, template.status())
        .or(this::header)
        .or(this::text)
        .or(() -> new ButtonCheck(words, template.buttons(), message.buttons()).refusal());
  }

  private Optional<TemplateRefusal> header() {
    TemplateHeader header = template.header();
    TemplateParameter given = message.header();
    if (header == null || header.line() != null && header.line().parameters().isEmpty()) {
      return given == null ? Optional.empty() : words.refuse(Reason.HEADER, "encabezado.sobra");
    }
    if (!RefusalWords.isKnownFormat(header.format())) {
      // Of a kind that Meta added since: only Meta can tell what it takes.
      return Optional.empty();
    }
    return given == null
        ? words.refuse(Reason.HEADER, "encabezado.falta", RefusalWords.format(header.format()))
        : header(header, given);
  }

  private Optional<TemplateRefusal> header(TemplateHeader header, TemplateParameter given) {
    String format = RefusalWords.formatOf(given);
    if (!format.equals(header.format())) {
      return words.refuse(
          Reason.HEADER,
          "encabezado.otro",
          RefusalWords.format(header.format()),
          RefusalWords.format(format));
    }
    return header.line() != null && given instanceof TemplateParameter.Words line
        ? fits(header.line(), List.of(line), "encabezado", MessageHeader.Line.MAX_CODE_POINTS)
        : Optional.empty();
  }

  /** Nothing can be said of a text that Meta did not give. */
  private Optional<TemplateRefusal> text() {
    return template.body().text().isEmpty()
        ? Optional.empty()
        : fits(template.body(), message.words(), "texto", TemplateParameter.Words.MAX_TEXT);
  }

  private Optional<TemplateRefusal> fits(
      TemplateText text, List<TemplateParameter.Words> given, String part, int max) {
    List<String> expected = text.parameters();
    return (template.named() ? names(expected, given) : numbers(given))
        .or(
            () ->
                given.size() == expected.size()
                    ? Optional.empty()
                    : words.refuse(Reason.COUNT, "cantidad." + part, expected.size(), given.size()))
        .or(() -> length(text, given, part, max));
  }

  private Optional<TemplateRefusal> numbers(List<TemplateParameter.Words> given) {
    return given.stream().anyMatch(word -> word.name() != null)
        ? words.refuse(Reason.NAMES, "nombres.con")
        : Optional.empty();
  }

  private Optional<TemplateRefusal> names(
      List<String> expected, List<TemplateParameter.Words> given) {
    String all = String.join(SEPARATOR, expected);
    if (given.stream().anyMatch(word -> word.name() == null)) {
      return words.refuse(Reason.NAMES, "nombres.sin", all);
    }
    List<String> names = given.stream().map(word -> String.valueOf(word.name())).toList();
    Optional<String> missing = without(expected, names);
    if (missing.isPresent()) {
      return words.refuse(Reason.NAMES, "nombres.faltan", missing.get());
    }
    return without(names, expected)
        .flatMap(unknown -> words.refuse(Reason.NAMES, "nombres.sobran", unknown, all));
  }

  /** The first that the others have not. */
  private static Optional<String> without(List<String> names, List<String> others) {
    return names.stream().filter(name -> !others.contains(name)).findFirst();
  }

  private Optional<TemplateRefusal> length(
      TemplateText text, List<TemplateParameter.Words> given, String part, int max) {
    Map<String, String> byName =
        given.stream()
            .filter(word -> word.name() != null)
            .collect(
                Collectors.toMap(TemplateParameter.Words::name, TemplateParameter.Words::text));
    List<String> inOrder =
        template.named()
            ? text.parameters().stream().map(byName::get).toList()
            : given.stream().map(TemplateParameter.Words::text).toList();
    int length = text.codePointsWith(inOrder);
    return length <= max
        ? Optional.empty()
        : words.refuse(Reason.TOO_LONG, "largo." + part, length, max);
  }
}
