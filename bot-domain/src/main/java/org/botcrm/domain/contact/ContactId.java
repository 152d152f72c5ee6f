package org.botcrm.domain.contact;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is on the other side of a chat. A phone can be absent: since 2026 Meta may hide it. */
public sealed interface ContactId {

  /** The phone, when Meta shares it. */
  default Optional<PhoneNumber> phone() {
    return Optional.empty();
  }

  /** Meta's id of the person, when Meta sent one. */
  default Optional<BusinessScopedId> user() {
    return Optional.empty();
  }

  /** The contact with what is known of a person; {@link Unknown} when neither is. */
  static ContactId of(@Nullable PhoneNumber phone, @Nullable BusinessScopedId user) {
    if (phone != null) {
      return user == null ? new Phone(phone) : new PhoneAndUser(phone, user);
    }
    return user == null ? new Unknown() : new User(user);
  }

  /** A person known by phone only. */
  record Phone(PhoneNumber number) implements ContactId {
    @Override
    public Optional<PhoneNumber> phone() {
      return Optional.of(number);
    }
  }

  /** A person whose phone Meta hides. */
  record User(BusinessScopedId id) implements ContactId {
    @Override
    public Optional<BusinessScopedId> user() {
      return Optional.of(id);
    }
  }

  /** A person known by both. */
  record PhoneAndUser(PhoneNumber number, BusinessScopedId id) implements ContactId {
    @Override
    public Optional<PhoneNumber> phone() {
      return Optional.of(number);
    }

    @Override
    public Optional<BusinessScopedId> user() {
      return Optional.of(id);
    }
  }

  /**
   * A WhatsApp group. The bot stores what is written there and never answers, because everybody in
   * the group would read it.
   *
   * @param id Meta's {@code group_id}, not empty
   */
  record Group(String id) implements ContactId {
    /** Refuses an empty id. */
    public Group {
      if (Objects.requireNonNull(id, "id").isEmpty()) {
        throw new IllegalArgumentException("id: must not be empty");
      }
    }
  }

  /** Nobody Meta named; such a message is kept and cannot be answered. */
  record Unknown() implements ContactId {}
}
