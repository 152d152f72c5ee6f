package org.botcrm.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.meta.send.AccessToken;
import org.botcrm.meta.send.AccessTokens;
import org.jspecify.annotations.Nullable;

/**
 * The tokens as they are set at one moment.
 *
 * @param shared of every number without one of its own
 * @param own of the others
 * @param files those that hold a token and nothing else
 */
record TokenSettings(AccessToken shared, Map<PhoneNumberId, AccessToken> own, List<Path> files)
    implements AccessTokens {
  static final String NAME = "WHATSAPP_ACCESS_TOKEN";

  private static final String FILE = "_FILE";
  private static final Pattern OF_NUMBER = Pattern.compile(NAME + "_([0-9]{1,64})");
  private static final String REMEDY =
      "Es el token de un usuario del sistema: Meta Business Suite, Usuarios del sistema.";
  private static final String FILE_REMEDY =
      "La ruta de un archivo que tenga el token y nada más, y que el bot pueda leer.";

  /** Copies. */
  TokenSettings {
    own = Map.copyOf(own);
    files = List.copyOf(files);
  }

  @Override
  public AccessToken of(PhoneNumberId number) {
    return own.getOrDefault(number, shared);
  }

  /** Null, with the mistakes noted, when there is no token for all numbers or one is wrong. */
  static @Nullable TokenSettings read(SettingsReader reader) {
    Reading reading = new Reading(reader);
    AccessToken shared = reading.shared();
    for (String name : reader.names(NAME + "_")) {
      reading.own(name);
    }
    return shared == null || reading.wrong
        ? null
        : new TokenSettings(shared, reading.own, reading.files);
  }

  /** One pass over the settings. */
  private static final class Reading {
    private final SettingsReader reader;
    private final Map<PhoneNumberId, AccessToken> own = new HashMap<>();
    private final List<Path> files = new ArrayList<>();
    private boolean wrong;

    private Reading(SettingsReader reader) {
      this.reader = reader;
    }

    private @Nullable AccessToken shared() {
      return reader.names(NAME).contains(NAME + FILE)
          ? inFileOnly(NAME)
          : reader.required(NAME, AccessToken::new, REMEDY);
    }

    private void own(String name) {
      boolean inFile = name.endsWith(FILE);
      String plain = inFile ? name.substring(0, name.length() - FILE.length()) : name;
      Matcher ofNumber = OF_NUMBER.matcher(plain);
      if (ofNumber.matches()) {
        AccessToken token = inFile ? inFileOnly(plain) : plain(name);
        if (token != null) {
          own.put(new PhoneNumberId(ofNumber.group(1)), token);
        }
      } else if (!plain.equals(NAME)) {
        wrong = true;
        reader.mistake(
            name + ": no es válido. Se espera " + NAME + "_ y el identificador del número.");
      }
    }

    private @Nullable AccessToken plain(String name) {
      return noted(reader.optional(name, AccessToken::new, REMEDY));
    }

    private @Nullable AccessToken inFileOnly(String name) {
      if (reader.names(name).contains(name)) {
        wrong = true;
        reader.mistake(name + ": sobra. Está también " + name + FILE + "; deje uno de los dos.");
      }
      return noted(reader.optional(name + FILE, this::inFile, FILE_REMEDY));
    }

    private AccessToken inFile(String path) {
      Path file = Path.of(path);
      files.add(file);
      try {
        return new AccessToken(Files.readString(file).strip());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private @Nullable AccessToken noted(Optional<AccessToken> token) {
      wrong |= token.isEmpty();
      return token.orElse(null);
    }
  }
}
