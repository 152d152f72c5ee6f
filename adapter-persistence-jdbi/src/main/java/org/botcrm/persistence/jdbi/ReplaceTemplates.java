package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.domain.template.TemplateInfo;
import org.jspecify.annotations.Nullable;

/** Puts lists of templates in the place of those that were known. For the thread of one writer. */
final class ReplaceTemplates implements BatchOperation<ReplaceTemplates.Input, Boolean> {
  // Locks the account for the rest of the transaction, which is what keeps two lists apart.
  private static final String ACCOUNT =
      """
      INSERT INTO cuentas_plantillas (waba_id, sincronizado_en) VALUES (?, ?)
      ON CONFLICT (waba_id) DO UPDATE SET sincronizado_en = excluded.sincronizado_en
      WHERE cuentas_plantillas.sincronizado_en <= excluded.sincronizado_en""";
  private static final String INSERT =
      """
      INSERT INTO plantillas (waba_id, nombre, idioma, estado, estado_en, calidad, calidad_en,
        categoria, categoria_en, contenido) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (waba_id, nombre, idioma) DO UPDATE SET contenido = excluded.contenido"""
          + newer("estado")
          + newer("calidad")
          + newer("categoria");

  @Override
  public List<Boolean> apply(WriteSession session, List<Input> inputs) throws SQLException {
    List<Boolean> written = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      boolean newest = session.update(ACCOUNT, input.account.value(), input.at) == 1;
      if (newest) {
        replace(session, input);
      }
      written.add(newest);
    }
    return written;
  }

  /** What a change told after the list was asked for stays. */
  private static String newer(String part) {
    return ", %1$s = CASE WHEN plantillas.%1$s_en > excluded.%1$s_en THEN plantillas.%1$s"
            .formatted(part)
        + " ELSE excluded.%1$s END, %1$s_en = CASE WHEN plantillas.%1$s_en > excluded.%1$s_en"
            .formatted(part)
        + " THEN plantillas.%1$s_en ELSE excluded.%1$s_en END".formatted(part);
  }

  private static void replace(WriteSession session, Input input) throws SQLException {
    SortedMap<List<String>, TemplateInfo> fresh = new TreeMap<>(ReplaceTemplates::compare);
    input.templates.forEach(t -> fresh.put(List.of(t.name(), t.language()), t));
    List<List<String>> gone =
        session.list(
            "SELECT nombre, idioma FROM plantillas WHERE waba_id = ?",
            row -> List.of(row.getString(1), row.getString(2)),
            input.account.value());
    gone.removeIf(fresh::containsKey);
    session.updateEach(
        "DELETE FROM plantillas WHERE waba_id = ? AND nombre = ? AND idioma = ?",
        gone.stream()
            .map(key -> new Object[] {input.account.value(), key.get(0), key.get(1)})
            .toList());
    session.updateEach(INSERT, rows(input, fresh.values()));
  }

  private static int compare(List<String> one, List<String> other) {
    int names = one.get(0).compareTo(other.get(0));
    return names == 0 ? one.get(1).compareTo(other.get(1)) : names;
  }

  private static List<@Nullable Object[]> rows(Input input, Collection<TemplateInfo> templates) {
    List<@Nullable Object[]> rows = new ArrayList<>(templates.size());
    for (TemplateInfo template : templates) {
      rows.add(
          new @Nullable Object[] {
            input.account.value(),
            template.name(),
            template.language(),
            template.status(),
            input.at,
            template.quality(),
            input.at,
            template.category(),
            input.at,
            TemplateContent.write(template)
          });
    }
    return rows;
  }

  /**
   * All templates of an account.
   *
   * @param account whose they are
   * @param templates in any order
   * @param at when they were asked for
   */
  record Input(BusinessAccountId account, List<TemplateInfo> templates, Instant at) {}
}
