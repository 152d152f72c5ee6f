package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.template.TemplateChange;
import org.botcrm.domain.template.TemplateChange.Part;

/** Changes parts of templates, the newest word last. For the thread of one writer. */
final class ChangeTemplate implements BatchOperation<TemplateChange, Boolean> {
  private static final Map<Part, String> COLUMNS =
      Map.of(Part.STATUS, "estado", Part.QUALITY, "calidad", Part.CATEGORY, "categoria");
  private static final String OF_THE_TEMPLATE = " WHERE waba_id = ? AND nombre = ? AND idioma = ?";

  @Override
  public List<Boolean> apply(WriteSession session, List<TemplateChange> changes)
      throws SQLException {
    List<Boolean> known = new ArrayList<>(changes.size());
    for (TemplateChange change : changes) {
      known.add(apply(session, change));
    }
    return known;
  }

  private static boolean apply(WriteSession session, TemplateChange change) throws SQLException {
    // The account first, as whoever replaces the list does: two would wait for each other else.
    session.list(
        "SELECT waba_id FROM cuentas_plantillas WHERE waba_id = ?"
            + session.dialect().forUpdate("cuentas_plantillas"),
        row -> row.getString(1),
        change.account().value());
    String column = COLUMNS.get(change.part());
    int changed =
        session.update(
            "UPDATE plantillas SET %1$s = ?, %1$s_en = ?".formatted(column)
                + OF_THE_TEMPLATE
                + " AND %s_en <= ?".formatted(column),
            change.word(),
            change.at(),
            change.account().value(),
            change.name(),
            change.language(),
            change.at());
    return changed == 1 || isKnown(session, change);
  }

  private static boolean isKnown(WriteSession session, TemplateChange change) throws SQLException {
    return session.first(
            "SELECT 1 FROM plantillas" + OF_THE_TEMPLATE,
            row -> row.getInt(1),
            change.account().value(),
            change.name(),
            change.language())
        != null;
  }
}
