package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.media.MediaState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaPresentationTest {
  private static MediaPresentation of(@Nullable String type, @Nullable String name) {
    return new MediaPresentation(7, new MediaFile(MediaState.PENDING, type, name, null, 0, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/jpeg",
        "image/png",
        "image/webp",
        "image/gif",
        "video/mp4",
        "audio/ogg; codecs=opus",
        "AUDIO/MPEG"
      })
  void picturesAndSoundsAreShownInPlace(String type) {
    assertThat(of(type, "x").isInline()).isTrue();
    assertThat(of(type, "x").disposition()).startsWith("inline;");
    assertThat(type.toLowerCase(java.util.Locale.ROOT)).startsWith(of(type, "x").contentType());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "image/svg+xml",
        "IMAGE/SVG+XML",
        "image/svg+xml; charset=utf-8",
        "text/html",
        "text/plain",
        "text/xml",
        "application/xml",
        "application/xhtml+xml",
        "application/javascript",
        "application/x-msdownload",
        "video/x-unknown",
        "multipart/x-mixed-replace",
        "image/jpeg, text/html",
        "image/jpeg\r\nX-Evil: 1",
        "nada",
        "*/*"
      })
  void whatIsNotKnownToBeHarmlessIsOnlyBytesToBeSaved(String type) {
    assertThat(of(type, "x.html").contentType()).isEqualTo("application/octet-stream");
    assertThat(of(type, "x.html").disposition()).startsWith("attachment;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/pdf",
        "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      })
  void documentsAreSavedUnderTheirOwnType(String type) {
    assertThat(of(type, "recibo").contentType()).isEqualTo(type);
    assertThat(of(type, "recibo").disposition()).startsWith("attachment;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recibo.pdf|recibo.pdf|recibo.pdf",
        "../../x.html|x.html|x.html",
        "..\\..\\x.html|x.html|x.html",
        "/etc/passwd|passwd|passwd",
        "C:\\Windows\\x.exe|x.exe|x.exe",
        ".bashrc|bashrc|bashrc",
        "a\"; filename=\"b.exe|a__ filename=_b.exe|a__%20filename=_b.exe",
        "línea de crédito.pdf|l_nea de cr_dito.pdf|l%C3%ADnea%20de%20cr%C3%A9dito.pdf",
        "a%2e%2e%2fb|a_2e_2e_2fb|a_2e_2e_2fb",
        "x.pdf. . |x.pdf|x.pdf"
      })
  void aNameIsNoPathAndNoHeader(String written, String ascii, String encoded) {
    assertThat(of("application/pdf", written).disposition())
        .isEqualTo(
            "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(ascii, encoded.replace("=", "%3D")));
  }

  @Test
  void controlCharactersNeverGetIntoTheHeader() {
    String disposition =
        of("application/pdf", "a\r\nSet-Cookie: x\u0000\u202Efdp.exe").disposition();

    assertThat(disposition).matches("[ -~]+").doesNotContain("\r", "\n", ": ");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "...", "/", " . "})
  void withoutANameItGoesByTheIdOfItsMessage(String name) {
    assertThat(of("application/pdf", name).disposition()).contains("filename=\"archivo-7.pdf\"");
    assertThat(of("text/html", name).disposition()).contains("filename=\"archivo-7\"");
  }

  @Test
  void aLongNameIsCut() {
    assertThat(of("application/pdf", "ñ".repeat(5_000)).disposition().length()).isLessThan(1_000);
  }
}
