package org.botcrm.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * A small file for each type that a phone can send. They begin as such files do; sounds and films
 * hold no more than that beginning.
 */
final class MediaSamples {
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAA"
                  + "AABJRU5ErkJggg==");
  private static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
  private static final byte[] PDF =
      ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
              + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
              + "3 0 obj<</Type/Page/MediaBox[0 0 72 72]/Parent 2 0 R>>endobj\n"
              + "trailer<</Root 1 0 R>>\n%%EOF\n")
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MP4 =
      HexFormat.of().parseHex("00000018667479706d703432000000006d70343269736f6d");
  private static final byte[] MP3 = HexFormat.of().parseHex("494433040000000000000000fffb9000");
  private static final byte[] OGG =
      HexFormat.of()
          .parseHex(
              "4f676753000200000000000000000100000000000000000000000113"
                  + "4f707573486561640101000080bb0000000000");

  private static final Map<String, Sample> SAMPLES =
      Map.of(
          "image", new Sample("image", "image/png", PNG),
          "document", new Sample("document", "application/pdf", PDF),
          "audio", new Sample("audio", "audio/mpeg", MP3),
          "voice", new Sample("audio", "audio/ogg; codecs=opus", OGG),
          "video", new Sample("video", "video/mp4", MP4),
          "sticker", new Sample("sticker", "image/webp", WEBP));

  private MediaSamples() {}

  /**
   * @throws IllegalArgumentException for a type that phones do not send
   */
  static Sample of(String type) {
    Sample sample = SAMPLES.get(type);
    if (sample == null) {
      throw new IllegalArgumentException(
          "tipo: se espera uno de " + SAMPLES.keySet().stream().sorted().toList());
    }
    return sample;
  }

  /**
   * @param type Meta's type of the message
   */
  record Sample(String type, String mime, byte[] bytes) {}
}
