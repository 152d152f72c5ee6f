package org.botcrm.simulator.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPortfolioTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'|([^,' ]+)");

  private final List<List<String>> clients = rows("clientes", TODAY);
  private final List<List<String>> loans = rows("prestamos", TODAY);
  private final List<List<String>> cuotas = rows("cuotas", TODAY);
  private final List<List<String>> pagos = rows("pagos", TODAY);

  @Test
  void everyRowHasAsManyValuesAsColumns() {
    assertThat(DemoPortfolio.statements(TODAY))
        .allSatisfy(
            sql -> {
              Matcher matcher =
                  Pattern.compile("INSERT INTO \\w+ \\(([^)]*)\\) VALUES \\((.*)\\)").matcher(sql);
              assertThat(matcher.matches()).isTrue();
              assertThat(values(matcher.group(2))).hasSize(matcher.group(1).split(", ").length);
            });
  }

  @Test
  void clientOneHasThePhoneOfTheGuide() {
    assertThat(clients).hasSizeBetween(18, 25);
    assertThat(clients.get(0).get(0)).isEqualTo("1");
    assertThat(clients.get(0).get(4)).isEqualTo("0414-1234567");
  }

  @Test
  void phonesAreSharedMissingForeignAndSeveral() {
    List<String> phones = clients.stream().map(row -> row.get(4)).toList();
    List<String> digits =
        phones.stream().map(p -> p.replaceAll("[^0-9]", "").replaceFirst("^(58|0)", "")).toList();

    assertThat(digits).filteredOn("4265550106"::equals).hasSize(2);
    assertThat(phones).containsOnlyOnce("");
    assertThat(phones).anyMatch(phone -> phone.contains(" / "));
    assertThat(phones).anyMatch(phone -> phone.startsWith("+52"));
    assertThat(phones).anyMatch(phone -> phone.startsWith("+54"));
    assertThat(phones).anyMatch(phone -> phone.startsWith("+55"));
  }

  @Test
  void everyStateOfLoansAndInstalmentsOccurs() {
    assertThat(column(loans, 7))
        .containsExactlyInAnyOrder("DRAFT", "EN_REVISION", "APROBADO", "LIQUIDADO", "RECHAZADO");
    assertThat(column(cuotas, 10))
        .containsExactlyInAnyOrder("PENDIENTE", "PAGADO", "ATRASADO", "PARCIAL", "ADELANTADO");
    assertThat(column(pagos, 8)).containsExactlyInAnyOrder("TRUE", "FALSE");
  }

  /** Every case that the bot has an answer of its own for. */
  @Test
  void clientsHaveNoLoanOrOneOrSeveralInEveryCondition() {
    Map<String, List<List<String>>> byClient =
        loans.stream().collect(Collectors.groupingBy(row -> row.get(1)));

    assertThat(clients).anyMatch(client -> !byClient.containsKey(client.get(0)));
    assertThat(byClient.values())
        .anyMatch(own -> own.stream().filter(row -> row.get(7).equals("APROBADO")).count() > 1)
        .anyMatch(own -> states(own).equals(Set.of("APROBADO", "LIQUIDADO")))
        .anyMatch(own -> states(own).equals(Set.of("APROBADO", "EN_REVISION")))
        .anyMatch(own -> states(own).equals(Set.of("RECHAZADO")))
        .anyMatch(own -> states(own).equals(Set.of("LIQUIDADO")))
        .anyMatch(own -> states(own).equals(Set.of("DRAFT")));
    assertThat(loans)
        .anyMatch(loan -> late(loan) == 0 && loan.get(7).equals("APROBADO"))
        .anyMatch(loan -> late(loan) == 1)
        .anyMatch(loan -> late(loan) > 1);
  }

  private static Set<String> states(List<List<String>> loans) {
    return loans.stream().map(row -> row.get(7)).collect(Collectors.toSet());
  }

  private long late(List<String> loan) {
    return of(cuotas, loan.get(0)).stream().filter(row -> !row.get(9).equals("0")).count();
  }

  @Test
  void idsAreUniqueAndPointToWhatIsThere() {
    for (List<List<String>> table : List.of(clients, loans, cuotas, pagos)) {
      assertThat(table.stream().map(row -> row.get(0)).toList()).doesNotHaveDuplicates();
    }
    assertThat(clients.stream().map(row -> row.get(1)).toList()).doesNotHaveDuplicates();
    assertThat(column(clients, 0)).containsAll(column(loans, 1));
    assertThat(column(loans, 0)).containsAll(column(cuotas, 1));
    assertThat(column(pagos, 1)).contains("NULL");
    assertThat(column(loans, 0))
        .containsAll(column(pagos, 1).stream().filter(loan -> !loan.equals("NULL")).toList());
    assertThat(column(clients, 1)).containsAll(column(pagos, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22", "2026-12-31", "2027-03-01", "2028-02-29"})
  void moneyAddsUpForEveryLoan(String day) {
    LocalDate today = LocalDate.parse(day);
    List<List<String>> cuotasThen = rows("cuotas", today);
    for (List<String> loan : rows("prestamos", today)) {
      List<List<String>> own = of(cuotasThen, loan.get(0));
      if (!Set.of("APROBADO", "LIQUIDADO").contains(loan.get(7))) {
        assertThat(own).isEmpty();
        continue;
      }
      assertThat(own).hasSize(Integer.parseInt(loan.get(3)));
      assertThat(sum(own, 6)).isEqualTo(loan.get(2));
      assertThat(own.get(own.size() - 1).get(7)).isEqualTo("0.00");
      assertThat(sum(own, 8)).isEqualTo(sum(of(rows("pagos", today), loan.get(0)), 4));
      boolean settled = sum(own, 8).equals(loan.get(2));
      assertThat(loan.get(7)).isEqualTo(settled ? "LIQUIDADO" : "APROBADO");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22", "2026-12-31", "2027-03-01", "2028-02-29"})
  void everyInstalmentIsWhatItsStateSays(String day) {
    LocalDate today = LocalDate.parse(day);
    for (List<String> cuota : rows("cuotas", today)) {
      LocalDate due = LocalDate.parse(cuota.get(4));
      BigDecimal left = new BigDecimal(cuota.get(6)).subtract(new BigDecimal(cuota.get(8)));
      boolean late = due.isBefore(today) && left.signum() > 0;
      String expected =
          left.signum() == 0
              ? due.isAfter(today) ? "ADELANTADO" : "PAGADO"
              : new BigDecimal(cuota.get(8)).signum() > 0
                  ? "PARCIAL"
                  : late ? "ATRASADO" : "PENDIENTE";
      assertThat(cuota.get(10)).isEqualTo(expected);
      assertThat(Integer.parseInt(cuota.get(9)) > 0).isEqualTo(late);
      if (!cuota.get(5).equals("NULL")) {
        assertThat(LocalDate.parse(cuota.get(5))).isBefore(today);
      }
    }
  }

  @Test
  void moneyHasTwoDecimalsAndTimesHaveNoZone() {
    assertThat(
            Stream.of(column(loans, 2), column(cuotas, 6), column(cuotas, 7), column(cuotas, 8))
                .flatMap(Set::stream))
        .allMatch(money -> money.matches("[0-9]+\\.[0-9]{2}"));
    assertThat(column(pagos, 3)).allMatch(t -> t.matches("[0-9-]{10} [0-9:]{8}"));
  }

  @Test
  void anApostropheInANameIsDoubled() {
    assertThat(DemoPortfolio.statements(TODAY)).anyMatch(sql -> sql.contains("'Araque O''Connor'"));
  }

  private static List<List<String>> rows(String table, LocalDate today) {
    String start = "INSERT INTO " + table + " ";
    return DemoPortfolio.statements(today).stream()
        .filter(sql -> sql.startsWith(start))
        .map(sql -> values(sql.substring(sql.indexOf("VALUES (") + 8, sql.length() - 1)))
        .toList();
  }

  private static List<String> values(String list) {
    return VALUE
        .matcher(list)
        .results()
        .map(m -> m.group(1) == null ? m.group(2) : m.group(1).replace("''", "'"))
        .toList();
  }

  private static Set<String> column(List<List<String>> rows, int index) {
    return rows.stream().map(row -> row.get(index)).collect(Collectors.toSet());
  }

  private static List<List<String>> of(List<List<String>> rows, String loan) {
    return rows.stream().filter(row -> row.get(1).equals(loan)).toList();
  }

  private static String sum(List<List<String>> rows, int index) {
    return rows.stream()
        .map(row -> new BigDecimal(row.get(index)))
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add)
        .toPlainString();
  }
}
