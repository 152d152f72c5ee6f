package org.botcrm.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured, and where.
 *
 * @param jar the packaged server
 * @param folder for all files
 * @param javaOptions of the server's process
 * @param graphLatency how long the Graph API takes for an answer while acknowledgements are
 *     measured; zero for none
 */
record Setup(Path jar, Path folder, List<String> javaOptions, Duration graphLatency) {
  /** The same with more options for the server's process. */
  Setup with(List<String> moreOptions) {
    List<String> all = new ArrayList<>(javaOptions);
    all.addAll(moreOptions);
    return new Setup(jar, folder, List.copyOf(all), graphLatency);
  }
}
