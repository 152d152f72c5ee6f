package org.botcrm.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What Jetty answers before or beside Javalin: unreadable requests, headers that are too large. */
final class ServerErrors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SecurityHeaders.addTo((name, value) -> response.getHeaders().put(name, value));
    response.getHeaders().put("Content-Type", Problem.CONTENT_TYPE);
    String path = request.getHttpURI() == null ? "/" : request.getHttpURI().getPath();
    byte[] json = Fallback.problem(response.getStatus()).json("", path == null ? "/" : path);
    response.write(true, ByteBuffer.wrap(json), callback);
    return true;
  }
}
