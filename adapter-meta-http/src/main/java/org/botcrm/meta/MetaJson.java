package org.botcrm.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** Reads the answers of the Graph API. */
public final class MetaJson {
  private static final ObjectReader READER = JsonMapper.builder().build().reader();

  private MetaJson() {}

  /** What an answer says; a missing node when it is no JSON, as then its status has to do. */
  public static JsonNode ofAnswer(byte[] body) {
    try {
      return body.length == 0 ? MissingNode.getInstance() : READER.readTree(body);
    } catch (IOException e) {
      // Its message quotes the answer; that there is no JSON is all that counts here.
      return MissingNode.getInstance();
    }
  }
}
