package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An error of the Graph API, in the shape of Meta's page support/error-codes.
 *
 * @param http the HTTP status it is answered with
 * @param code what a client decides on
 * @param subcode an older, finer code; 0 for none
 * @param type Meta's name of the kind
 * @param message the title, with the code in front where Meta puts it
 * @param details what exactly was wrong, when Meta says it
 */
record GraphError(
    int http, int code, int subcode, String type, String message, @Nullable String details) {

  GraphError withHttp(int otherHttp) {
    return new GraphError(otherHttp, code, subcode, type, message, details);
  }

  ObjectNode inAnswer(String traceId) {
    ObjectNode error = Json.object().put("message", message).put("type", type).put("code", code);
    if (details != null) {
      error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
    }
    if (subcode != 0) {
      error.put("error_subcode", subcode);
    }
    error.put("fbtrace_id", traceId);
    return Json.object().set("error", error);
  }

  /** The same error as an element of a failed status. */
  ObjectNode inStatus() {
    String title = message.replaceFirst("^\\(#[0-9]+\\) ", "");
    ObjectNode error = Json.object().put("code", code).put("title", title).put("message", title);
    error.putObject("error_data").put("details", details == null ? title : details);
    return error.put("href", "/documentation/business-messaging/whatsapp/support/error-codes");
  }
}
