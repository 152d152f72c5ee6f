package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.testkit.fixture.Clientes;
import org.junit.jupiter.api.Test;

/** Whose a phone or an ID number is, in a CRM whose numbers are those of Venezuela. */
public interface ClienteLookupContract {

  /** A lookup in a CRM that has these clients and no others. Called once in each test. */
  ClienteLookup clientes(List<Cliente> given);

  private static ClienteMatch find(ClienteLookup clientes, String digits) {
    return clientes.findByPhone(new PhoneNumber(digits));
  }

  private static ClienteMatch one(Cliente cliente) {
    return new ClienteMatch.One(cliente);
  }

  private static ClienteMatch several(int... ids) {
    return new ClienteMatch.Several(Arrays.stream(ids).mapToObj(ClienteId::new).toList());
  }

  @Test
  default void aClientIsFoundWithEveryField() {
    ClienteLookup clientes = clientes(List.of(Clientes.ana(), Clientes.withPhone(2, null)));

    assertThat(find(clientes, Clientes.PHONE_OF_ANA)).isEqualTo(one(Clientes.ana()));
    assertThat(clientes.find(new ClienteId(1))).contains(Clientes.ana());
    assertThat(clientes.find(new ClienteId(2))).contains(Clientes.withPhone(2, null));
  }

  @Test
  default void nobodyIsFoundWhereNobodyIs() {
    ClienteLookup clientes = clientes(List.of(Clientes.ana()));

    assertThat(find(clientes, "584147654321")).isEqualTo(new ClienteMatch.None());
    assertThat(clientes.find(new ClienteId(99))).isEmpty();
    assertThat(clientes.find(new ClienteId(Integer.MIN_VALUE))).isEmpty();
  }

  @Test
  default void anEmptyCrmKnowsNobody() {
    assertThat(find(clientes(List.of()), "584147654321")).isEqualTo(new ClienteMatch.None());
  }

  @Test
  default void thePhoneIsFoundInWhateverWritingTheCrmHasIt() {
    List<String> writings =
        List.of(
            "0412-1234500",
            "+58 412-123.45.01",
            "584121234502",
            "(0412) 123 45 03",
            "+58 (412) 1234504",
            "00584121234505",
            "4121234506",
            "  0412.123.45.07  ",
            "Tel. 0412-1234508");
    ClienteLookup clientes =
        clientes(
            IntStream.range(0, writings.size())
                .mapToObj(i -> Clientes.withPhone(i + 1, writings.get(i)))
                .toList());

    for (int i = 0; i < writings.size(); i++) {
      assertThat(find(clientes, "5841212345" + String.format("%02d", i)))
          .as(writings.get(i))
          .isEqualTo(one(Clientes.withPhone(i + 1, writings.get(i))));
    }
  }

  @Test
  default void everyPhoneOfAFieldWithSeveralIsFound() {
    Cliente cliente = Clientes.withPhone(1, "0412-1234567 / 0414-7654321, +57 300 1234567");
    ClienteLookup clientes = clientes(List.of(cliente));

    for (String digits : List.of("584121234567", "584147654321", "573001234567")) {
      assertThat(find(clientes, digits)).isEqualTo(one(cliente));
    }
  }

  @Test
  default void aPhoneTwiceInOneFieldIsStillOneClient() {
    Cliente cliente = Clientes.withPhone(1, "0412-1234567 / +58 412 1234567");

    assertThat(find(clientes(List.of(cliente)), "584121234567")).isEqualTo(one(cliente));
  }

  @Test
  default void aPhoneThatClientsShareBelongsToSeveral() {
    ClienteLookup clientes =
        clientes(
            List.of(
                Clientes.withPhone(30, "+584121234567"),
                Clientes.withPhone(4, "0412-1234567"),
                Clientes.withPhone(200, "0414-0000000/0412-1234567"),
                Clientes.withPhone(5, "0412-1234568")));

    assertThat(find(clientes, "584121234567")).isEqualTo(several(4, 30, 200));
  }

  @Test
  default void aPhoneIsFoundInAnyOfItsVariants() {
    Cliente mexico = Clientes.withPhone(1, "+52 1 55 1234 5678");
    Cliente argentina = Clientes.withPhone(2, "+54 9 11 2345-6789");
    Cliente brazil = Clientes.withPhone(3, "+55 11 98765-4321");
    ClienteLookup clientes = clientes(List.of(mexico, argentina, brazil));

    for (String digits : List.of("5215512345678", "525512345678")) {
      assertThat(find(clientes, digits)).isEqualTo(one(mexico));
    }
    for (String digits : List.of("5491123456789", "541123456789")) {
      assertThat(find(clientes, digits)).isEqualTo(one(argentina));
    }
    for (String digits : List.of("551187654321", "5511987654321")) {
      assertThat(find(clientes, digits)).isEqualTo(one(brazil));
    }
  }

  @Test
  default void partOfAPhoneIsNotThePhone() {
    ClienteLookup clientes = clientes(List.of(Clientes.ana()));

    for (String digits : List.of("58412123456", "5841212345678", "1234567", "34567")) {
      assertThat(find(clientes, digits)).isEqualTo(new ClienteMatch.None());
    }
  }

  @Test
  default void fieldsThatHoldNoPhoneAreNobodys() {
    ClienteLookup clientes =
        clientes(
            List.of(
                Clientes.withPhone(1, null),
                Clientes.withPhone(2, ""),
                Clientes.withPhone(3, "no tiene"),
                Clientes.withPhone(4, "0"),
                Clientes.withPhone(5, "😀'; -- %")));

    assertThat(find(clientes, "584121234567")).isEqualTo(new ClienteMatch.None());
    assertThat(clientes.find(new ClienteId(5))).contains(Clientes.withPhone(5, "😀'; -- %"));
  }

  private static ClienteMatch identify(ClienteLookup clientes, String value) {
    return clientes.findByNationalId(new NationalId("VE", value));
  }

  @Test
  default void anIdNumberIsFoundInWhateverWritingTheCrmHasIt() {
    List<String> writings =
        List.of(
            "V-12.345.600",
            "V12345601",
            "v-12345602",
            "V 12 345 603",
            "V.12.345.604",
            " v12,345,605 ",
            "C.I. V-12345606",
            "V-012345607");
    ClienteLookup clientes =
        clientes(
            IntStream.range(0, writings.size())
                .mapToObj(i -> Clientes.withCedula(i + 1, writings.get(i)))
                .toList());

    for (int i = 0; i < writings.size(); i++) {
      Cliente expected = Clientes.withCedula(i + 1, writings.get(i));
      assertThat(identify(clientes, "V1234560" + i)).as(writings.get(i)).isEqualTo(one(expected));
      assertThat(identify(clientes, "1234560" + i)).as(writings.get(i)).isEqualTo(one(expected));
    }
  }

  @Test
  default void aLetterThatTheCrmLeftOutIsThatOfAPersonOnly() {
    Cliente bare = Clientes.withCedula(1, "12.345.678");
    ClienteLookup clientes = clientes(List.of(bare, Clientes.withCedula(2, "J-20000001-0")));

    for (String value : List.of("12345678", "V12345678", "E12345678")) {
      assertThat(identify(clientes, value)).as(value).isEqualTo(one(bare));
    }
    for (String value : List.of("J12345678", "200000010", "V200000010", "G200000010")) {
      assertThat(identify(clientes, value)).as(value).isEqualTo(new ClienteMatch.None());
    }
  }

  @Test
  default void aNumberWithoutItsLetterMayBeThatOfSeveral() {
    Cliente venezuelan = Clientes.withCedula(30, "V-12345678");
    Cliente foreigner = Clientes.withCedula(4, "E-12345678");
    ClienteLookup clientes = clientes(List.of(venezuelan, foreigner));

    assertThat(identify(clientes, "12345678")).isEqualTo(several(4, 30));
    assertThat(identify(clientes, "V12345678")).isEqualTo(one(venezuelan));
    assertThat(identify(clientes, "E12345678")).isEqualTo(one(foreigner));
  }

  @Test
  default void anIdNumberThatClientsShareIsThatOfSeveral() {
    ClienteLookup clientes =
        clientes(
            List.of(
                Clientes.withCedula(7, "V-12345678"),
                Clientes.withCedula(3, "12.345.678"),
                Clientes.withCedula(5, "V-12345679")));

    assertThat(identify(clientes, "V12345678")).isEqualTo(several(3, 7));
  }

  @Test
  default void anIdNumberThatNobodyHasIsNobodys() {
    ClienteLookup clientes =
        clientes(
            List.of(
                Clientes.ana(),
                Clientes.withCedula(2, ""),
                Clientes.withCedula(3, "no tiene"),
                Clientes.withCedula(4, "😀'; -- %")));

    for (String value : List.of("V1234567", "V123456789", "V12345679", "12345")) {
      assertThat(identify(clientes, value)).as(value).isEqualTo(new ClienteMatch.None());
    }
    assertThat(clientes.findByNationalId(new NationalId("CO", "12345678")))
        .isEqualTo(new ClienteMatch.None());
  }

  @Test
  default void inAnEmptyCrmNobodyHasAnIdNumber() {
    assertThat(identify(clientes(List.of()), "V12345678")).isEqualTo(new ClienteMatch.None());
  }
}
