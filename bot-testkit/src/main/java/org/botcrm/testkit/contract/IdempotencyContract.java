package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A message with a key is queued once, however often it is asked for. */
public interface IdempotencyContract extends StorageContract {

  private ChatId chat(ReceivedMessage message) {
    Steps steps = new Steps(storage());
    steps.receive(message);
    return steps.row(message).chatId();
  }

  private ChatId chat() {
    return chat(Messages.from(Steps.PHONE).at(Steps.NOW).build());
  }

  private static OutboundRequest text(ChatId chat, String text, @Nullable IdempotencyKey key) {
    return new OutboundRequest(chat, OutboundDraft.ofText(text), null, null, key);
  }

  private static IdempotencyKey key(String value, char fingerprint) {
    return new IdempotencyKey(value, new Sha256(String.valueOf(fingerprint).repeat(64)));
  }

  private static ConversacionId queued(QueueResult result) {
    assertThat(result).isInstanceOf(QueueResult.Queued.class);
    return ((QueueResult.Queued) result).message();
  }

  @Test
  default void aRepeatedKeyQueuesNothingAndGivesTheSameMessage() {
    ChatId chat = chat();
    IdempotencyKey key = key("pedido 1", 'a');
    QueueResult first = storage().outbound().queue(text(chat, "hola", key), Steps.NOW);

    QueueResult again =
        storage().outbound().queue(text(chat, "hola", key), Steps.NOW.plus(ChatGate.WINDOW));

    assertThat(first).isEqualTo(new QueueResult.Queued(queued(first), false));
    assertThat(again).isEqualTo(new QueueResult.Queued(queued(first), true));
    assertThat(new Steps(storage()).rows()).hasSize(2);
  }

  @Test
  default void aKeyThatStandsForSomethingElseIsRefused() {
    ChatId chat = chat();
    storage().outbound().queue(text(chat, "hola", key("k", 'a')), Steps.NOW);

    assertThat(storage().outbound().queue(text(chat, "adiós", key("k", 'b')), Steps.NOW))
        .isInstanceOf(QueueResult.KeyTaken.class);
    queued(storage().outbound().queue(text(chat, "adiós", key("K", 'b')), Steps.NOW));
    assertThat(new Steps(storage()).rows()).hasSize(3);
  }

  @Test
  default void whatBecameOfAKeyCanBeAskedWithoutQueueing() {
    ChatId chat = chat();
    IdempotencyKey key = key("pedido 1", 'a');
    assertThat(storage().outbound().find(key)).isEmpty();

    ConversacionId first = queued(storage().outbound().queue(text(chat, "hola", key), Steps.NOW));

    assertThat(storage().outbound().find(key)).contains(new QueueResult.Queued(first, true));
    assertThat(storage().outbound().find(key("pedido 1", 'b')))
        .containsInstanceOf(QueueResult.KeyTaken.class);
    assertThat(storage().outbound().find(key("otro", 'a'))).isEmpty();
    assertThat(new Steps(storage()).rows()).hasSize(2);
  }

  @Test
  default void aRefusedMessageLeavesItsKeyFree() {
    ChatId chat = chat();
    IdempotencyKey key = key("k", 'a');
    Instant late = Steps.NOW.plus(ChatGate.WINDOW);
    assertThat(storage().outbound().queue(text(chat, "hola", key), late))
        .isInstanceOf(QueueResult.Refused.class);
    new Steps(storage()).receive(Messages.from(Steps.PHONE).at(late).build());

    assertThat(storage().outbound().queue(text(chat, "hola", key), late))
        .extracting("repeated")
        .isEqualTo(false);
  }

  @Test
  default void ofManyCallersWithOneKeyOneQueues() throws Exception {
    ChatId chat = chat();
    IdempotencyKey key = key("k", 'a');

    List<QueueResult> results =
        Race.of(8, i -> () -> storage().outbound().queue(text(chat, "hola", key), Steps.NOW));

    assertThat(results)
        .extracting(IdempotencyContract::queued)
        .containsOnly(queued(results.get(0)));
    assertThat(results).filteredOn(r -> !((QueueResult.Queued) r).repeated()).hasSize(1);
    assertThat(new Steps(storage()).rows()).hasSize(2);
    assertThat(storage().chats().find(chat).orElseThrow().outbound()).isEqualTo(1);
  }
}
