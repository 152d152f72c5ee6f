package org.botcrm.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.botcrm.simulator.Signer;
import org.botcrm.simulator.WebhookJson;

/**
 * Writes POSTs of distinct signed webhooks, each with one text «hola». All are one template with a
 * few places filled in, and signing is done beforehand, so that the load takes little of the
 * machine from the server. Not thread-safe.
 */
final class Webhooks {
  private static final String PHONE_MARK = "#".repeat(12);
  private static final String WAMID_MARK = "~".repeat(Wamid.LENGTH);
  private static final String SIGNATURE_MARK = "^".repeat(71);

  /** A prime, so that senders come in no order of theirs and each before any comes again. */
  private static final long STRIDE = 7_919;

  private static final int RECEIVED = 0x12;

  private final Signer signer;
  private final int firstSender;
  private final int senders;
  private final byte[] template;
  private final int headLength;
  private final int signatureAt;
  private final int[] phonesAt;
  private final int wamidAt;
  private byte[] signatures = new byte[0];
  private int preparedFrom;
  private int next;

  /**
   * @param senders how many people take turns, from {@code firstSender} on
   * @param at stamps all messages
   */
  Webhooks(String appSecret, int firstSender, int senders, Instant at) {
    this.signer = new Signer(appSecret);
    this.firstSender = firstSender;
    this.senders = senders;
    byte[] body =
        new WebhookJson(Phones.WABA_ID, Phones.BUSINESS_ID, Phones.BUSINESS)
            .contact(PHONE_MARK, "VE.10000000" + PHONE_MARK, "Carmen Banco de Pruebas")
            .text(PHONE_MARK, "VE.10000000" + PHONE_MARK, WAMID_MARK, at, "hola")
            .bytes();
    String head = head(body.length);
    String text = head + new String(body, StandardCharsets.US_ASCII);
    this.template = text.getBytes(StandardCharsets.US_ASCII);
    this.headLength = head.length();
    this.signatureAt = text.indexOf(SIGNATURE_MARK);
    this.wamidAt = text.indexOf(WAMID_MARK);
    this.phonesAt = placesOf(text, PHONE_MARK);
  }

  /** Signs the next so many now; {@link #write} signs what comes after them. */
  void prepare(int count) {
    preparedFrom = next;
    signatures = new byte[count * SIGNATURE_MARK.length()];
    byte[] request = template.clone();
    for (int i = 0; i < count; i++) {
      byte[] signature = sign(filledIn(request, next + i));
      System.arraycopy(signature, 0, signatures, i * signature.length, signature.length);
    }
  }

  /** How many were written. */
  int written() {
    return next;
  }

  /** Who sends the message of this number, counted from 0. */
  int sender(int number) {
    return firstSender + (int) (number * STRIDE % senders);
  }

  /** Puts the next request into the buffer, which it fits, and gives its number. */
  int write(ByteBuffer into) {
    int number = next++;
    byte[] request = filledIn(template, number);
    int prepared = (number - preparedFrom) * SIGNATURE_MARK.length();
    if (prepared < signatures.length) {
      System.arraycopy(signatures, prepared, request, signatureAt, SIGNATURE_MARK.length());
    } else {
      System.arraycopy(sign(request), 0, request, signatureAt, SIGNATURE_MARK.length());
    }
    into.put(request);
    return number;
  }

  private byte[] filledIn(byte[] request, int number) {
    String phone = Phones.of(sender(number));
    for (int at : phonesAt) {
      put(phone, request, at);
    }
    put(Wamid.of(phone, number, RECEIVED), request, wamidAt);
    return request;
  }

  private byte[] sign(byte[] request) {
    byte[] body = Arrays.copyOfRange(request, headLength, request.length);
    return signer.sign(body).getBytes(StandardCharsets.US_ASCII);
  }

  // One byte a character is all that these have.
  @SuppressWarnings("deprecation")
  private static void put(String text, byte[] into, int at) {
    text.getBytes(0, text.length(), into, at);
  }

  private static int[] placesOf(String text, String mark) {
    return IntStream.iterate(text.indexOf(mark), at -> at >= 0, at -> text.indexOf(mark, at + 1))
        .toArray();
  }

  private static String head(int bodyLength) {
    return String.join(
        "\r\n",
        "POST /api/v1/whatsapp/webhook HTTP/1.1",
        "Host: 127.0.0.1",
        "User-Agent: facebookexternalua",
        "Accept: */*",
        "Content-Type: application/json",
        Signer.HEADER + ": " + SIGNATURE_MARK,
        "Content-Length: " + bodyLength,
        "",
        "");
  }
}
