package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.domain.template.TemplateCatalog;
import org.botcrm.domain.template.TemplateChange;
import org.botcrm.domain.template.TemplateInfo;

final class JdbiTemplateCatalog implements TemplateCatalog {
  private static final String DOING = "reading the templates";
  private static final String SELECT =
      "SELECT nombre, idioma, categoria, estado, calidad, contenido FROM plantillas"
          + " WHERE waba_id = :account";
  private static final String OF_NAME = " AND nombre = :name";
  private static final String IN_ORDER = " ORDER BY nombre, idioma";

  private final Database database;
  private final ReplaceTemplates replace = new ReplaceTemplates();
  private final ChangeTemplate change = new ChangeTemplate();

  JdbiTemplateCatalog(Database database) {
    this.database = database;
  }

  @Override
  public void replaceAll(BusinessAccountId account, List<TemplateInfo> templates, Instant at) {
    database.other().inTurn(replace, new ReplaceTemplates.Input(account, templates, at));
  }

  @Override
  public boolean update(TemplateChange changed) {
    return database.other().inTurn(change, changed);
  }

  @Override
  public List<TemplateInfo> list(BusinessAccountId account, String name) {
    return database.read(
        DOING,
        handle ->
            handle
                .createQuery(SELECT + OF_NAME + IN_ORDER)
                .bind("account", account.value())
                .bind("name", name)
                .map((row, context) -> template(row))
                .list());
  }

  @Override
  public List<TemplateInfo> list(BusinessAccountId account) {
    return database.read(
        DOING,
        handle ->
            handle
                .createQuery(SELECT + IN_ORDER)
                .bind("account", account.value())
                .map((row, context) -> template(row))
                .list());
  }

  @Override
  public Optional<Instant> syncedAt(BusinessAccountId account) {
    return database.read(
        DOING,
        handle ->
            handle
                .createQuery(
                    "SELECT sincronizado_en FROM cuentas_plantillas WHERE waba_id = :account")
                .bind("account", account.value())
                .map((row, context) -> database.instant(row, "sincronizado_en"))
                .findOne());
  }

  private static TemplateInfo template(ResultSet row) throws SQLException {
    TemplateContent content = TemplateContent.read(row.getString("contenido"));
    return new TemplateInfo(
        row.getString("nombre"),
        row.getString("idioma"),
        row.getString("categoria"),
        row.getString("estado"),
        row.getString("calidad"),
        content.named(),
        content.header(),
        content.body(),
        content.footer(),
        content.buttons());
  }
}
