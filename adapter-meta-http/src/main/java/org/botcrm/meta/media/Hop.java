package org.botcrm.meta.media;

import okhttp3.HttpUrl;

/**
 * One request on the way to a file.
 *
 * @param url where to ask
 * @param withToken whether our token goes along
 */
record Hop(HttpUrl url, boolean withToken) {

  /** Where a redirect leads: once the token stayed behind, it never comes along again. */
  Hop to(HttpUrl next) {
    return new Hop(next, withToken && MediaHosts.isSameServer(url, next));
  }
}
