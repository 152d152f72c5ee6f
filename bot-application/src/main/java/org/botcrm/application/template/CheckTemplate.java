package org.botcrm.application.template;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.template.TemplateCheck;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.domain.template.TemplateRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is about to be queued against the catalogue of templates. Whoever queues a message
 * that somebody waits for asks here first, and gets the reason in words at once instead of a failed
 * message later.
 */
public final class CheckTemplate {
  private final @Nullable TemplatePorts ports;

  /**
   * Over the ports it needs.
   *
   * @param ports null for a bot without a catalogue, which then refuses nothing
   */
  @Inject
  public CheckTemplate(@Nullable TemplatePorts ports) {
    this.ports = ports;
  }

  /**
   * Why this cannot be sent; empty when it can for all that is known. What is no template is never
   * refused here, and nothing is while Meta has never given a list, or when the number belongs to
   * another account, which has templates of its own.
   *
   * @param number the business number that would send it
   * @throws StorageException when the database cannot be read
   */
  public Optional<TemplateRefusal> check(OutboundContent content, PhoneNumberId number) {
    if (ports == null
        || !(content instanceof Template template)
        || !ports.numbers().contains(number)
        || ports.catalog().syncedAt(ports.account()).isEmpty()) {
      return Optional.empty();
    }
    return TemplateCheck.refusal(template, ports.catalog().list(ports.account(), template.name()));
  }

  /**
   * Templates that the number can send now, by name and language; none when its account has no
   * catalogue.
   *
   * @param limit the most, 0 or more
   * @throws StorageException when the database cannot be read
   */
  public List<TemplateInfo> approved(PhoneNumberId number, int limit) {
    if (ports == null || !ports.numbers().contains(number)) {
      return List.of();
    }
    return ports.catalog().list(ports.account()).stream()
        .filter(TemplateInfo::isApproved)
        .limit(limit)
        .toList();
  }
}
