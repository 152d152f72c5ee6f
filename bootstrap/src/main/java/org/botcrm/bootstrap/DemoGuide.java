package org.botcrm.bootstrap;

/** What the demo prints when it is ready. */
final class DemoGuide {
  private DemoGuide() {}

  static String text(int port) {
    return """

        Demostración lista en http://localhost:%1$d (solo en este equipo; los datos son inventados).

        Escriba como un cliente, desde otra terminal:
          ./bot decir +584141234567 "hola"
          ./bot decir +584141234567 --elegir 1
          ./bot decir +584249999999 "buenas tardes"

        Algunos clientes (todos: ./bot clientes-demo):
        %2$s
        Vea lo que quedó guardado:
          curl http://localhost:%1$d/api/v1/conversaciones-whatsapp
          curl http://localhost:%1$d/api/v1/conversaciones-whatsapp/cliente/1
          curl http://localhost:%1$d/api/v1/conversaciones-whatsapp/numero/584141234567
          curl http://localhost:%1$d/api/v1/conversaciones-whatsapp/estadisticas

        La API, explicada: http://localhost:%1$d/docs
        Para terminar: Ctrl+C
        """
        .formatted(port, DemoClients.first().indent(2));
  }
}
