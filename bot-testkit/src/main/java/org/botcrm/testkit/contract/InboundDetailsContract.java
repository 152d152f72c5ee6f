package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaOutcome;
import org.botcrm.domain.media.StoredMedia;
import org.botcrm.domain.message.InboundDetails;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.Sha256;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** That a storage keeps what Meta tells with a message beside its words. */
public interface InboundDetailsContract extends StorageContract {
  /** A file's hash as Meta told it. */
  Sha256 ANNOUNCED = new Sha256("a".repeat(64));

  private Turns turns() {
    return new Turns(storage());
  }

  private PendingMessage receive(ReceivedMessage message) {
    return turns().receive(message, Steps.NOW).messages().get(0);
  }

  private static ReceivedMessage withKey(String key, Instant at) {
    return Messages.from(Steps.PHONE)
        .at(at)
        .body("con clave " + key + at)
        .details(new InboundDetails(null, null, key))
        .build();
  }

  @Test
  default void aTextTellsNothingBesideItsWords() {
    PendingMessage message = receive(Turns.message(0));

    assertThat(message.choice()).isNull();
    assertThat(message.ownPhone()).isNull();
    assertThat(message.file()).isNull();
  }

  @Test
  default void whatWasPressedAndTheOwnPhoneAreKeptAsTheyCame() {
    PhoneNumber shared = new PhoneNumber("5491123456789");
    ReceivedMessage message =
        Messages.fromUser(Steps.USER)
            .type("interactive")
            .body("Sí")
            .details(new InboundDetails("cuota:8 \"ñ\" 🙏", shared, null))
            .build();

    PendingMessage pending = receive(message);

    assertThat(pending.choice()).isEqualTo("cuota:8 \"ñ\" 🙏");
    assertThat(pending.ownPhone()).isEqualTo(shared);
  }

  @Test
  default void aSharedPhoneIsProofAndDoesNotBecomeTheContacts() {
    ReceivedMessage message =
        Messages.fromUser(Steps.USER)
            .type("contacts")
            .body("Contacto")
            .details(new InboundDetails(null, new PhoneNumber(Steps.PHONE), null))
            .build();

    assertThat(turns().receive(message, Steps.NOW).chat().contact()).isEqualTo(message.contact());
  }

  @Test
  default void aFileIsKnownByTheHashThatMetaToldUntilItIsHere() {
    MediaReference file = new MediaReference("1", "image/jpeg", ANNOUNCED, null, null);
    ReceivedMessage message =
        Messages.from(Steps.PHONE).type("image").body("[imagen]").media(file).build();
    assertThat(receive(message).file()).isEqualTo(ANNOUNCED);
    Sha256 real = new Sha256("b".repeat(64));
    MediaDownload download =
        storage().media().claim(Steps.NOW, Steps.NOW.plusSeconds(9), 10).get(0);
    storage()
        .media()
        .record(download, new MediaOutcome.Stored(new StoredMedia(real, 12)), Steps.NOW);

    assertThat(turns().read(message, Steps.NOW).messages().get(0).file()).isEqualTo(real);
  }

  @Test
  default void theIdentityKeyIsTheOneThatMetaToldLast() {
    Instant later = Steps.NOW.plusSeconds(10);
    assertThat(turns().receive(Turns.message(0), Steps.NOW).identity().identityKey()).isNull();
    turns().receive(withKey("nueva", later), Steps.NOW);
    turns().receive(withKey("vieja", Steps.NOW), Steps.NOW);

    PendingChat pending = turns().receive(Turns.message(20), Steps.NOW);

    assertThat(pending.identity().identityKey()).isEqualTo("nueva");
    turns().record(pending, DialogueState.EMPTY, Steps.NOW, List.of());
    assertThat(turns().identity(pending.chat().id(), Steps.NOW).identityKey()).isEqualTo("nueva");
  }

  @Test
  default void ofSeveralKeysInOneDeliveryTheLatestCounts() {
    ReceivedMessage last = withKey("c", Steps.NOW.plusSeconds(3));
    new Steps(storage())
        .receive(withKey("a", Steps.NOW), last, withKey("b", Steps.NOW.plusSeconds(2)));

    assertThat(turns().read(last, Steps.NOW).identity().identityKey()).isEqualTo("c");
  }
}
