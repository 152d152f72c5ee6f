package org.botcrm.application;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.domain.reply.ReplyRules;

/** Writes down what it hears, each as one line. */
public class RecordingListener implements BotListener {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  /** One that throws whatever it hears. */
  public static BotListener throwing() {
    InvocationHandler thrower =
        (proxy, method, arguments) -> {
          throw new IllegalStateException(method.getName());
        };
    Class<?>[] types = {BotListener.class};
    return (BotListener) Proxy.newProxyInstance(BotListener.class.getClassLoader(), types, thrower);
  }

  public List<String> heard() {
    return heard;
  }

  public List<Throwable> failures() {
    return failures;
  }

  @Override
  public void deliveryStored(StoredDelivery stored, Duration took) {
    heard.add("stored " + stored.messages() + " in " + took);
  }

  @Override
  public void deliveryUnread() {
    heard.add("unread");
  }

  @Override
  public void deliveryRefused() {
    heard.add("refused");
  }

  @Override
  public void replied(String rule, Duration waited) {
    heard.add("replied " + rule + " after " + waited);
  }

  @Override
  public void ruleFailed(ReplyRules.Failure failure) {
    heard.add("rule failed " + failure.rule());
  }

  @Override
  public void replyFailed(Throwable cause) {
    heard.add("reply failed");
    failures.add(cause);
  }

  @Override
  public void senderFailed(Throwable cause) {
    failures.add(cause);
  }

  @Override
  public void sent(SendResult result, Duration took) {
    heard.add("sent " + result.getClass().getSimpleName());
  }

  @Override
  public void notLetOut(SendError reason) {
    heard.add("not let out: " + reason.words());
  }

  @Override
  public void numberStopped(PhoneNumberId number, SendError reason) {
    heard.add("stopped " + number.value() + " " + reason.code());
  }

  @Override
  public void numberResumed(PhoneNumberId number) {
    heard.add("resumed " + number.value());
  }

  @Override
  public void outboxFailed(Throwable cause) {
    heard.add("outbox failed");
    failures.add(cause);
  }

  @Override
  public void mediaFetched(FetchResult result, Duration took) {
    heard.add("media " + result.getClass().getSimpleName());
  }

  @Override
  public void mediaFailed(Throwable cause) {
    heard.add("media failed");
    failures.add(cause);
  }

  @Override
  public void codeSent() {
    heard.add("code sent");
  }

  @Override
  public void codeNotSent(String reason) {
    heard.add("code not sent: " + reason);
  }

  @Override
  public void codesFailed(Throwable cause) {
    heard.add("codes failed");
    failures.add(cause);
  }
}
