package org.botcrm.domain.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.identity.TrustSettings;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix of level and question: answered, asked or refused. */
class AnswerLevelsTest {
  private static final List<Identity> LEVELS =
      List.of(
          Identity.NOBODY,
          new Identity.ByPhone(Talk.ANA),
          new Identity.Verified(Talk.ANA, Talk.START.plusSeconds(60)));

  @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
  @CsvSource({
    // intent, unknown, number, verified
    "saludo, answer, answer, answer",
    "gracias, answer, answer, answer",
    "despedida, answer, answer, answer",
    "menu, answer, answer, answer",
    "asesor, answer, answer, answer",
    "queja, answer, answer, answer",
    "como_pagar, answer, answer, answer",
    "horario, answer, answer, answer",
    "direccion, answer, answer, answer",
    "no_pagado, answer, answer, answer",
    "estado_prestamo, cedula, answer, answer",
    "saldo, cedula, answer, answer",
    "proxima_cuota, cedula, answer, answer",
    "cuotas, cedula, answer, answer",
    "pagos, cedula, answer, answer",
    "otro_prestamo, cedula, answer, answer",
    "reportar_pago, cedula, answer, answer",
    "promesa_pago, cedula, answer, answer",
    "recibos, cedula, answer, answer",
    "actualizar_datos, cedula, codigo, answer",
    "lo_que_nadie_nombra, cedula, codigo, answer",
    "tercero, refuse, refuse, refuse"
  })
  void eachLevelHearsWhatItMay(String intent, String unknown, String phone, String verified) {
    List<String> expected = List.of(unknown, phone, verified);
    for (int i = 0; i < LEVELS.size(); i++) {
      assertThat(outcome(intent, LEVELS.get(i), AnswerLevels.standard()))
          .as("at " + LEVELS.get(i).level())
          .isEqualTo(expected.get(i));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "saldo, codigo",
    "pagos, codigo",
    "recibos, codigo",
    "actualizar_datos, codigo",
    "saludo, answer",
    "horario, answer"
  })
  void aSettingAsksForACodeBeforeMoneyToo(String intent, String phone) {
    Identity byPhone = LEVELS.get(1);

    assertThat(outcome(intent, byPhone, AnswerLevels.standard().strict())).isEqualTo(phone);
  }

  @Test
  void aLevelReachesThoseBelow() {
    assertThat(TrustLevel.VERIFIED.reaches(TrustLevel.PHONE)).isTrue();
    assertThat(TrustLevel.PHONE.reaches(TrustLevel.VERIFIED)).isFalse();
  }

  private static String outcome(String intent, Identity identity, AnswerLevels levels) {
    IdentityDialogue dialogue =
        new IdentityDialogue(
            NationalIds.of("VE"),
            levels,
            TrustSettings.standard(),
            ReplyTexts.standard(),
            text -> Set.of(intent));
    ReplyContext context = new ReplyContext(identity, Talk.START);
    TrustLevel needed = levels.of(intent);
    Reply reply =
        dialogue
            .rule(List.of())
            .replyTo(IdentityDialogueTest.message("..."), context)
            .orElseGet(
                () ->
                    identity.level().reaches(needed)
                        ? new Reply("answer")
                        : dialogue.raise(needed, context, "..."));
    return word(reply.text());
  }

  private static String word(String text) {
    if (text.equals(IdentityDialogueTest.text("pide-cedula"))) {
      return "cedula";
    }
    if (text.equals(IdentityDialogueTest.text("codigo-telefono"))) {
      return "codigo";
    }
    return text.equals(IdentityDialogueTest.text("tercero")) ? "refuse" : text;
  }
}
