package org.botcrm.simulator.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of each invented client what is special, from the data itself. */
final class DemoPeople {
  private DemoPeople() {}

  static List<DemoPerson> all() {
    return DemoData.CLIENTS.stream().map(DemoPeople::person).toList();
  }

  private static DemoPerson person(DemoClient client) {
    String name =
        client.surnames() == null ? client.names() : client.names() + " " + client.surnames();
    List<String> special = new ArrayList<>(ofLoans(client));
    special.addAll(ofClient(client));
    return new DemoPerson(
        client.id(), name, client.cedula(), client.phones(), client.email(), special);
  }

  private static List<String> ofLoans(DemoClient client) {
    List<DemoLoan> all =
        DemoData.LOANS.stream().filter(loan -> loan.client() == client.id()).toList();
    List<DemoLoan> running = all.stream().filter(loan -> loan.estado().equals("APROBADO")).toList();
    List<String> words = new ArrayList<>();
    if (all.isEmpty()) {
      words.add("sin préstamos");
    }
    if (running.size() > 1) {
      words.add("dos préstamos activos");
    }
    running.stream().map(DemoPeople::ofRunning).forEach(words::add);
    all.stream()
        .filter(loan -> !loan.estado().equals("APROBADO"))
        .map(DemoPeople::ofOther)
        .distinct()
        .forEach(words::add);
    return words;
  }

  private static String ofRunning(DemoLoan loan) {
    String part = loan.partial().signum() == 0 ? "" : ", y pagó una parte de una cuota";
    if (loan.nextDue() < 0) {
      int days = -loan.nextDue();
      return "con atraso de " + (days == 1 ? "1 día" : days + " días") + part;
    }
    return (loan.nextDue() == 0 ? "le vence una cuota hoy" : "al día") + part;
  }

  private static String ofOther(DemoLoan loan) {
    return switch (loan.estado()) {
      case "LIQUIDADO" -> "un préstamo pagado del todo";
      case "EN_REVISION" -> "una solicitud en revisión";
      case "RECHAZADO" -> "una solicitud rechazada";
      default -> "una solicitud sin terminar";
    };
  }

  private static List<String> ofClient(DemoClient client) {
    String sharing =
        DemoData.CLIENTS.stream()
            .filter(other -> other.id() != client.id())
            .filter(other -> !ending(other).isEmpty() && ending(other).equals(ending(client)))
            .map(other -> "mismo teléfono que el cliente " + other.id())
            .collect(Collectors.joining());
    return Stream.of(
            sharing,
            client.phones().isEmpty() ? "sin teléfono" : "",
            client.phones().contains("/") ? "dos teléfonos" : "",
            client.phones().contains(":") ? "teléfono escrito de modo que no se lee" : "",
            client.email() == null ? "sin correo" : "",
            client.estado().equals("ACTIVO") ? "" : "cliente inactivo")
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** The same for one number however it is written. */
  private static String ending(DemoClient client) {
    return client.phones().replaceAll("[^0-9]", "").replaceFirst("^(58|0)", "");
  }
}
