package org.botcrm.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The errors the simulator knows by code (developers.facebook.com/documentation/
 * business-messaging/whatsapp, page support/error-codes). Any other code gets a plain one.
 */
final class GraphErrors {
  static final int OVERLOADED = 2;
  static final int PARAMETER = 100;
  static final int TOKEN = 190;
  static final int PARAMETER_VALUE = 131009;
  static final int UNDELIVERABLE = 131026;

  private static final String OAUTH = "OAuthException";
  private static final int BAD_REQUEST = 400;

  private static final Map<Integer, Known> KNOWN =
      Map.ofEntries(
          Map.entry(0, new Known(401, "AuthException")),
          Map.entry(1, new Known(400, "API Unknown")),
          Map.entry(OVERLOADED, new Known(503, "API Service")),
          Map.entry(3, new Known(500, "API Method")),
          Map.entry(4, new Known(400, "API Too Many Calls")),
          Map.entry(10, new Known(403, "Permission Denied")),
          Map.entry(33, new Known(400, "Parameter value is not valid")),
          Map.entry(PARAMETER, new Known(400, "Invalid parameter")),
          Map.entry(TOKEN, new Known(401, "Access token has expired")),
          Map.entry(200, new Known(403, "API Permission")),
          Map.entry(368, new Known(403, "Temporarily blocked for policies violations")),
          Map.entry(80007, new Known(400, "Rate limit issues")),
          Map.entry(130429, new Known(400, "Rate limit hit")),
          Map.entry(130497, new Known(403, "Business account is restricted from messaging users")),
          Map.entry(131000, new Known(500, "Something went wrong")),
          Map.entry(131005, new Known(403, "Access denied")),
          Map.entry(131008, new Known(400, "Required parameter is missing")),
          Map.entry(PARAMETER_VALUE, new Known(400, "Parameter value is not valid")),
          Map.entry(131016, new Known(500, "Service unavailable")),
          Map.entry(131021, new Known(400, "Recipient cannot be sender")),
          Map.entry(UNDELIVERABLE, new Known(400, "Message undeliverable")),
          Map.entry(131030, new Known(400, "Recipient phone number not in allowed list")),
          Map.entry(131031, new Known(403, "Account has been locked")),
          Map.entry(131042, new Known(400, "Business eligibility payment issue")),
          Map.entry(131047, new Known(400, "Re-engagement message")),
          Map.entry(131048, new Known(400, "Spam rate limit hit")),
          Map.entry(131049, new Known(400, "Meta chose not to deliver")),
          Map.entry(131051, new Known(400, "Unsupported message type")),
          Map.entry(131056, new Known(400, "(Business Account, Consumer Account) pair rate limit")),
          Map.entry(133004, new Known(503, "Server temporarily unavailable")));

  private GraphErrors() {}

  static GraphError of(int code) {
    return of(code, null);
  }

  static GraphError of(int code, @Nullable String details) {
    Known known = KNOWN.getOrDefault(code, new Known(BAD_REQUEST, "Error"));
    return new GraphError(
        known.http(), code, 0, OAUTH, "(#" + code + ") " + known.title(), details);
  }

  static GraphError badToken() {
    return new GraphError(
        401, TOKEN, 0, OAUTH, "Invalid OAuth access token - Cannot parse access token", null);
  }

  static GraphError noSuchObject() {
    return new GraphError(
        BAD_REQUEST,
        PARAMETER,
        33,
        "GraphMethodException",
        "Unsupported post request. Object does not exist, cannot be loaded due to missing"
            + " permissions, or does not support this operation",
        null);
  }

  /** Meta writes this one without the code in front. */
  static GraphError noRecipient() {
    return new GraphError(BAD_REQUEST, PARAMETER, 0, OAUTH, "The parameter to is required.", null);
  }

  private record Known(int http, String title) {}
}
