package org.botcrm.simulator;

import java.util.HashMap;
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
  static final int THROUGHPUT = 130429;
  static final int MISSING = 131008;
  static final int PARAMETER_VALUE = 131009;
  static final int SELF = 131021;
  static final int UNDELIVERABLE = 131026;
  static final int WINDOW_CLOSED = 131047;
  static final int MEDIA_FAILED = 131053;
  static final int PAIR_RATE = 131056;
  static final int NOT_TO_USER_ID = 131062;
  static final int TEMPLATE_COUNT = 132000;
  static final int NO_TEMPLATE = 132001;
  static final int TEMPLATE_LONG = 132005;
  static final int TEMPLATE_FORMAT = 132012;
  static final int TEMPLATE_PAUSED = 132015;
  static final int TEMPLATE_DISABLED = 132016;

  private static final String OAUTH = "OAuthException";
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int PERMISSIONS = 200;
  private static final int LAST_PERMISSION = 299;
  private static final int EXPIRED = 463;

  /** Code, HTTP status and title. Where Meta's page names no status, 400. */
  private static final Map<Integer, Known> KNOWN =
      table(
          """
          0 401 AuthException
          1 400 API Unknown
          2 503 API Service
          3 500 API Method
          4 400 API Too Many Calls
          10 403 Permission Denied
          33 400 Parameter value is not valid
          100 400 Invalid parameter
          190 401 Access token has expired
          368 403 Temporarily blocked for policies violations
          80007 400 Rate limit issues
          130429 400 Rate limit hit
          130472 400 User's number is part of an experiment
          130497 403 Business account is restricted from messaging users
          131000 500 Something went wrong
          131005 403 Access denied
          131008 400 Required parameter is missing
          131009 400 Parameter value is not valid
          131016 500 Service unavailable
          131021 400 Recipient cannot be sender
          131026 400 Message undeliverable
          131030 400 Recipient phone number not in allowed list
          131031 403 Account has been locked
          131037 400 Display name approval is needed
          131042 400 Business eligibility payment issue
          131044 400 Business eligibility payment issue
          131045 500 Incorrect certificate
          131047 400 Re-engagement message
          131048 400 Spam rate limit hit
          131049 400 Meta chose not to deliver
          131050 400 User has stopped marketing messages
          131051 400 Unsupported message type
          131052 400 Media download error
          131053 400 Media upload error
          131056 400 (Business Account, Consumer Account) pair rate limit
          131057 500 Account in maintenance mode
          131060 400 Message unavailable
          131062 400 Recipient by user id is not supported for this message
          131063 400 Marketing templates are disabled
          131064 400 Messaging limit for template classification violations
          132000 400 Number of parameters does not match the expected number of params
          132001 404 Template name does not exist in the translation
          132005 400 Translated text too long
          132007 400 Template format character policy violated
          132012 400 Parameter format does not match format in the created template
          132015 400 Template is paused
          132016 400 Template is disabled
          132068 400 Flow is blocked
          132069 400 Flow is throttled
          133000 500 Incomplete deregistration
          133004 503 Server temporarily unavailable
          133005 400 Two step verification PIN mismatch
          133006 400 Phone number re-verification needed
          133008 400 Too many two step verification PIN guesses
          133009 400 Two step verification PIN guessed too fast
          133010 400 Phone number not registered
          133015 400 Please wait a few minutes before attempting to register
          133016 400 Account register rate limit
          134011 400 Payments terms have not been accepted
          134100 400 Only marketing messages are supported
          134101 500 Template is being synced
          134102 400 Template cannot be used
          135000 400 Generic user error
          137000 400 Identity key hash mismatch
          470 400 Message failed to send because more than 24 hours have passed
          """);

  private GraphErrors() {}

  static GraphError of(int code) {
    return of(code, null);
  }

  static GraphError of(int code, @Nullable String details) {
    boolean permission = code >= PERMISSIONS && code <= LAST_PERMISSION;
    Known other = permission ? new Known(FORBIDDEN, "API Permission") : new Known(400, "Error");
    Known known = KNOWN.getOrDefault(code, other);
    return new GraphError(
        known.http(), code, 0, OAUTH, "(#" + code + ") " + known.title(), details);
  }

  static GraphError badToken() {
    return new GraphError(
        401, TOKEN, 0, OAUTH, "Invalid OAuth access token - Cannot parse access token", null);
  }

  static GraphError expiredToken() {
    return new GraphError(
        401, TOKEN, EXPIRED, OAUTH, "Error validating access token: Session has expired", null);
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

  private static Map<Integer, Known> table(String lines) {
    Map<Integer, Known> table = new HashMap<>();
    for (String line : lines.split("\n")) {
      String[] parts = line.split(" ", 3);
      table.put(Integer.valueOf(parts[0]), new Known(Integer.parseInt(parts[1]), parts[2]));
    }
    return Map.copyOf(table);
  }

  private record Known(int http, String title) {}
}
