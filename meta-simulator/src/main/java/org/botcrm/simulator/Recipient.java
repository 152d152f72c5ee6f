package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * To whom a send goes: by phone ({@code to}), which wins, or by business-scoped id ({@code
 * recipient}) (page business-scoped-user-ids).
 *
 * @param input what the bot wrote
 * @param waId the phone's digits; null for a send by user id
 * @param userId the user id the bot wrote; null when it wrote none
 * @param lost whether a user id was put into {@code to}: Meta then takes its digits for a phone,
 *     accepts, and fails later
 */
record Recipient(String input, @Nullable String waId, @Nullable String userId, boolean lost) {
  private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9.]{1,130}");

  /** Why this body cannot be sent to anybody. */
  static Optional<GraphError> problem(JsonNode body) {
    String to = Json.text(body, "to");
    String user = Json.text(body, "recipient");
    if (to == null && user == null) {
      return Optional.of(GraphErrors.noRecipient());
    }
    boolean known =
        to == null
            ? USER_ID.matcher(user).matches()
            : isUserId(to) || WaId.ofWriting(to).isPresent();
    return known
        ? Optional.empty()
        : Optional.of(GraphErrors.of(GraphErrors.PARAMETER_VALUE, "Recipient is not valid"));
  }

  /** Reads a body without {@link #problem}. */
  static Recipient of(JsonNode body) {
    String to = Json.text(body, "to");
    String user = Json.text(body, "recipient");
    if (to == null) {
      return new Recipient(String.valueOf(user), null, user, false);
    }
    if (isUserId(to)) {
      return new Recipient(to, to.replaceAll("[^0-9]", ""), user, true);
    }
    return new Recipient(to, WaId.ofWriting(to).orElseThrow(), user, false);
  }

  /** The element of {@code contacts} in the answer: no wa_id for a send by user id. */
  ObjectNode inAnswer() {
    ObjectNode contact = Json.object().put("input", input);
    if (waId != null) {
      contact.put("wa_id", waId);
    }
    if (userId != null) {
      contact.put("user_id", userId);
    }
    return contact;
  }

  private static boolean isUserId(String to) {
    return USER_ID.matcher(to).matches();
  }
}
