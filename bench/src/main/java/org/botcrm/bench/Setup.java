package org.botcrm.bench;

import java.nio.file.Path;
import java.time.Duration;
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
record Setup(Path jar, Path folder, List<String> javaOptions, Duration graphLatency) {}
