package org.botcrm.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Facts of the machine without which figures say nothing. */
final class Machine {
  private static final int SYNCS = 200;
  private static final int PAGE = 4096;

  private Machine() {}

  static void print(Report report, Path folder) {
    report.line("núcleos: %d", Runtime.getRuntime().availableProcessors());
    report.line(
        "sistema: %s %s %s",
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"));
    report.line(
        "JDK: %s %s",
        System.getProperty("java.vendor"), System.getProperty("java.runtime.version"));
    Samples syncs = syncs(folder);
    report.line(
        "disco: %s; escribir y sincronizar 4 KiB: p50 %.2f ms, p99 %.2f ms",
        kind(folder), syncs.millis(0.50), syncs.millis(0.99));
  }

  private static String kind(Path folder) {
    try {
      return Files.getFileStore(folder).type();
    } catch (IOException e) {
      throw new BenchException("the disk cannot be asked", e);
    }
  }

  /** What a commit cannot be quicker than. */
  private static Samples syncs(Path folder) {
    Samples samples = new Samples();
    Path file = folder.resolve("sincronizar");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < SYNCS; i++) {
        long began = System.nanoTime();
        channel.write(ByteBuffer.allocate(PAGE));
        channel.force(false);
        samples.add(System.nanoTime() - began);
      }
      return samples;
    } catch (IOException e) {
      throw new BenchException("the disk cannot be written", e);
    }
  }
}
