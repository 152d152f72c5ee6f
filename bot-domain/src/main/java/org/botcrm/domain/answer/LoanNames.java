package org.botcrm.domain.answer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.reply.Phrases;

/**
 * Finds out which loan somebody names: by all words of what was bought, or by a word that no other
 * of the loans has, which may have one letter wrong when it is long enough. Immutable and
 * thread-safe.
 */
public final class LoanNames {
  private static final int SHORTEST = 3;

  private final Wording wording;
  private final Set<String> common;

  /** Of loans that are named as {@code wording} has it. */
  public LoanNames(Wording wording) {
    this.wording = wording;
    this.common =
        Set.copyOf(
            wording.texts().phrases("prestamo.comunes.frases").stream()
                .map(word -> Phrases.normalized(word).strip())
                .distinct()
                .toList());
  }

  /** The one, and no other, that a text names. */
  public Optional<Prestamo> named(List<Prestamo> loans, String text) {
    String words = Phrases.normalized(text);
    List<Prestamo> whole = loans.stream().filter(loan -> isWhole(loan, words)).toList();
    if (!whole.isEmpty()) {
      return longest(whole);
    }
    List<Prestamo> hinted = by(loans, word -> words.contains(" " + word + " "));
    if (hinted.isEmpty()) {
      List<String> written =
          Arrays.stream(words.strip().split(" ")).filter(word -> !common.contains(word)).toList();
      hinted = by(loans, word -> written.stream().anyMatch(w -> Misspelling.isOf(word, w)));
    }
    return hinted.size() == 1 ? Optional.of(hinted.get(0)) : Optional.empty();
  }

  private List<Prestamo> by(List<Prestamo> loans, Predicate<String> hint) {
    return loans.stream().filter(loan -> own(loan, loans).anyMatch(hint)).toList();
  }

  /** Of «Moto» and «Moto grande», the second, where both are in the text as one. */
  private Optional<Prestamo> longest(List<Prestamo> whole) {
    Prestamo longest =
        whole.stream().max(Comparator.comparing(loan -> name(loan).length())).orElseThrow();
    boolean others =
        whole.stream().anyMatch(loan -> !loan.equals(longest) && !isWhole(loan, name(longest)));
    boolean twice = whole.stream().filter(loan -> name(loan).equals(name(longest))).count() > 1;
    return others || twice ? Optional.empty() : Optional.of(longest);
  }

  private boolean isWhole(Prestamo loan, String words) {
    return isNamed(loan) && words.contains(name(loan));
  }

  /** One without a product goes by its number, which may be any number. */
  private static boolean isNamed(Prestamo loan) {
    String producto = loan.producto();
    return producto != null && !Phrases.normalized(producto).isBlank();
  }

  private String name(Prestamo loan) {
    return Phrases.normalized(wording.name(loan));
  }

  /** The words that tell it from all others. */
  private Stream<String> own(Prestamo loan, List<Prestamo> loans) {
    return isNamed(loan)
        ? words(loan)
            .filter(word -> word.length() >= SHORTEST && !common.contains(word))
            .filter(word -> word.chars().anyMatch(Character::isLetter))
            .filter(
                word ->
                    loans.stream()
                        .allMatch(
                            other -> other.equals(loan) || words(other).noneMatch(word::equals)))
        : Stream.empty();
  }

  private Stream<String> words(Prestamo loan) {
    return Arrays.stream(name(loan).strip().split(" "));
  }
}
