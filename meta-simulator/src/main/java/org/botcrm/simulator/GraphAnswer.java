package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the Graph side answers.
 *
 * @param http the status
 * @param body the bytes of the body
 * @param code Meta's code of an error; null for none
 * @param json whether the body is called JSON
 * @param dropped close the connection instead
 * @param retryAfter seconds for the header {@code Retry-After}; 0 for none
 */
record GraphAnswer(
    int http, byte[] body, @Nullable Integer code, boolean json, boolean dropped, long retryAfter) {
  static final GraphAnswer DROPPED = new GraphAnswer(0, new byte[0], null, false, true, 0);

  private static final int OK = 200;

  static GraphAnswer ok(ObjectNode json) {
    return new GraphAnswer(OK, Json.metaBytes(json), null, true, false, 0);
  }

  static GraphAnswer error(GraphError error, String traceId) {
    byte[] body = Json.metaBytes(error.inAnswer(traceId));
    return new GraphAnswer(error.http(), body, error.code(), true, false, 0);
  }

  /** An outage in front of the API: a status without JSON. */
  static GraphAnswer bare(int http) {
    return new GraphAnswer(http, new byte[0], null, false, false, 0);
  }

  /** The same answer, broken off in the middle. */
  GraphAnswer cut() {
    return new GraphAnswer(http, Arrays.copyOf(body, body.length / 2), code, json, false, 0);
  }

  GraphAnswer withRetryAfter(long seconds) {
    return new GraphAnswer(http, body, code, json, dropped, seconds);
  }
}
