package org.botcrm.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Talks to a simulator's control API from another program: writes as a phone and waits for what
 * comes. Phones are given in any writing with country code. Thread-safe. Every method throws {@link
 * SimulatorException} when the simulator cannot be reached or refuses.
 */
public final class SimulatorClient {
  private final ControlCalls calls;

  /**
   * @param origin {@code http://127.0.0.1:PORT}
   * @throws IllegalArgumentException when it is not an http URL on loopback
   */
  public SimulatorClient(URI origin) {
    this.calls = new ControlCalls(origin);
  }

  /** Whether this may be a phone in any writing with its country code. */
  public static boolean isPhone(String writing) {
    return WaId.ofWriting(writing).isPresent();
  }

  /** Writes a text as a phone and waits for the bot's answer to the webhook. */
  public Said say(String phone, String text) throws InterruptedException {
    return phone(phone).say(text);
  }

  /**
   * Writes anything as a phone and waits for the bot's answer to the webhook. {@code de} is
   * required; then {@code texto}, or {@code tipo} with {@code mensaje}, the object that Meta puts
   * under that type. Optional: {@code nombre}, {@code user_id} (empty for none), {@code
   * sin_telefono}, {@code campos} (more fields of the message, such as {@code context}), {@code
   * message_id}, {@code hora} (Unix seconds), {@code reintentar} (true by default).
   *
   * @param json the body of {@code POST /simulador/mensajes}
   */
  public Said sayJson(String json) throws InterruptedException {
    return ClientJson.said(calls.post("/simulador/mensajes", ControlCalls.object(json)));
  }

  /**
   * Waits until the phone has messages after a sequence number, in either direction.
   *
   * @param timeout the longest wait; zero asks once. Whole seconds, rounded up
   */
  public ChatPage awaitMessages(String phone, long afterSequence, Duration timeout)
      throws InterruptedException {
    return await(phone, "despues=" + afterSequence, timeout);
  }

  /** Waits until the phone has messages that are new or have got a tick after a change number. */
  public ChatPage awaitChanges(String phone, long afterChange, Duration timeout)
      throws InterruptedException {
    return await(phone, "cambios=" + afterChange, timeout);
  }

  /**
   * Makes the next sends fail, the first planned first. One object with what is to go wrong:
   *
   * <ul>
   *   <li>{@code codigo}: refused with this error code of Meta; {@code http}: with this status (400
   *       to 599), without a code as an outage that answers no JSON;
   *   <li>{@code fallido: true} with {@code codigo}: accepted, then a failed status;
   *   <li>{@code perder_respuesta: true}: accepted, but the connection closes without an answer;
   *   <li>{@code json_malo: true}: accepted, but the answer breaks off;
   *   <li>{@code estados_antes: true}: accepted, but answered only after the bot took all statuses;
   *   <li>{@code demora_ms}: wait before the answer, up to 60,000;
   *   <li>{@code retry_after_s} with {@code codigo} or {@code http}: the header Retry-After;
   *   <li>{@code estados}: the statuses that the bot is told, in this order, instead of sent,
   *       delivered, read: {@code ["sent","read"]}, {@code ["read","sent"]}, {@code []} for none;
   *   <li>{@code precio}: {@code {"categoria":…,"facturable":…,"tipo":…}} of the first status;
   *   <li>{@code veces}: for how many sends, 1 by default.
   * </ul>
   *
   * @param json the body of {@code POST /simulador/fallos}
   */
  public void planFault(String json) throws InterruptedException {
    calls.post("/simulador/fallos", ControlCalls.object(json));
  }

  /** Puts an e-mail where {@link #mailsAfter} shows it; it leaves this machine for nowhere. */
  public void deliverMail(String to, String subject, String text) throws InterruptedException {
    calls.post(
        MailRoutes.PATH, Json.object().put("para", to).put("asunto", subject).put("texto", text));
  }

  /**
   * The e-mails that came after one, in order; the latest 200 are kept.
   *
   * @param number of that one; 0 for all
   */
  public List<SimulatedMail> mailsAfter(long number) throws InterruptedException {
    return MailRoutes.read(calls.get(MailRoutes.PATH + "?despues=" + number, Duration.ZERO));
  }

  /** The same for one phone, with everything that a person can do on it. */
  public SimulatedPhone phone(String phone) {
    return new SimulatedPhone(calls, phone);
  }

  /** Templates, numbers, tokens and limits of the simulated Meta. */
  public SimulatedMeta meta() {
    return new SimulatedMeta(calls);
  }

  private ChatPage await(String phone, String after, Duration timeout) throws InterruptedException {
    long left = timeout.plusNanos(999_999_999).toSeconds();
    ChatPage page;
    do {
      long wait = Math.min(left, PhoneRoutes.MAX_WAIT_SECONDS);
      String number = ControlCalls.inPath(phone);
      String path = "/simulador/chats/" + number + "/mensajes?" + after + "&espera=" + wait;
      page = ClientJson.page(calls.get(path, Duration.ofSeconds(wait)));
      left -= wait;
    } while (page.messages().isEmpty() && left > 0);
    return page;
  }
}
