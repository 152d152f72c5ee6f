package org.botcrm.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.consent.ConsentRepository;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.dialogue.MisunderstoodRepository;
import org.botcrm.domain.dialogue.TraceRepository;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.TrustRepository;
import org.botcrm.domain.media.MediaQueue;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.domain.pago.PagoReportadoRepository;
import org.botcrm.domain.pago.PromesaPagoRepository;
import org.botcrm.domain.solicitud.SolicitudRepository;
import org.botcrm.domain.template.TemplateCatalog;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.DialoguePorts;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.jspecify.annotations.Nullable;

/**
 * The in-memory adapters, until {@link #breakWith} makes every call fail or {@link #holdLists}
 * makes lists wait.
 */
final class BreakableStorage implements BotStorage {
  private final BotStorage working = new InMemoryBotStorage();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  private final AtomicReference<@Nullable RuntimeException> outbound = new AtomicReference<>();

  private final AtomicReference<CountDownLatch> held = new AtomicReference<>(new CountDownLatch(0));

  void breakWith(RuntimeException e) {
    failure.set(e);
  }

  /** Only what queues messages of the lender's people fails; null: no more. */
  void outboundFails(@Nullable RuntimeException e) {
    outbound.set(e);
  }

  void repair() {
    failure.set(null);
  }

  /** Lists wait for this. */
  void holdLists(CountDownLatch until) {
    held.set(until);
  }

  @Override
  public DeliveryStore deliveries() {
    return breakable(DeliveryStore.class, working.deliveries());
  }

  @Override
  public ReplyQueue replies() {
    return breakable(ReplyQueue.class, working.replies());
  }

  @Override
  public Outbox outbox() {
    return breakable(Outbox.class, working.outbox());
  }

  @Override
  public FeedRepository feed() {
    return breakable(FeedRepository.class, working.feed());
  }

  @Override
  public MediaQueue media() {
    return breakable(MediaQueue.class, working.media());
  }

  @Override
  public TemplateCatalog templates() {
    return breakable(TemplateCatalog.class, working.templates());
  }

  @Override
  public ChatRepository chats() {
    return breakable(ChatRepository.class, working.chats());
  }

  @Override
  public OutboundQueue outbound() {
    return breakable(OutboundQueue.class, working.outbound());
  }

  @Override
  public ConsentRepository consents() {
    return breakable(ConsentRepository.class, working.consents());
  }

  @Override
  public ConversacionRepository conversaciones() {
    return breakable(ConversacionRepository.class, working.conversaciones());
  }

  @Override
  public DialoguePorts dialogues() {
    DialoguePorts ports = working.dialogues();
    return new DialoguePorts(
        breakable(PagoReportadoRepository.class, ports.pagos()),
        breakable(PromesaPagoRepository.class, ports.promesas()),
        breakable(SolicitudRepository.class, ports.solicitudes()),
        breakable(TrustRepository.class, ports.trust()),
        breakable(CodeQueue.class, ports.codes()),
        breakable(TraceRepository.class, ports.traces()),
        breakable(MisunderstoodRepository.class, ports.misunderstood()));
  }

  private <T> T breakable(Class<T> port, T adapter) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              RuntimeException e =
                  port == OutboundQueue.class && outbound.get() != null
                      ? outbound.get()
                      : failure.get();
              if (e != null) {
                throw e;
              }
              if (port == ConversacionRepository.class) {
                held.get().await();
              }
              try {
                return method.invoke(adapter, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
