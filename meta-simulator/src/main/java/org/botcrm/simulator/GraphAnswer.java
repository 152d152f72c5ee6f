package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/**
 * What the Graph side answers.
 *
 * @param http the status
 * @param body the bytes of the body
 * @param json whether the body is called JSON
 * @param dropped close the connection instead
 */
record GraphAnswer(int http, byte[] body, boolean json, boolean dropped) {
  static final GraphAnswer DROPPED = new GraphAnswer(0, new byte[0], false, true);

  private static final int OK = 200;

  static GraphAnswer ok(ObjectNode json) {
    return new GraphAnswer(OK, Json.metaBytes(json), true, false);
  }

  static GraphAnswer error(GraphError error, String traceId) {
    return new GraphAnswer(error.http(), Json.metaBytes(error.inAnswer(traceId)), true, false);
  }

  /** An outage in front of the API: a status without JSON. */
  static GraphAnswer bare(int http) {
    return new GraphAnswer(http, new byte[0], false, false);
  }

  /** The same answer, broken off in the middle. */
  GraphAnswer cut() {
    return new GraphAnswer(http, Arrays.copyOf(body, body.length / 2), json, false);
  }
}
