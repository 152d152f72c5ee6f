/**
 * The ports over SQL: SQLite for one machine, PostgreSQL when several share the work. {@link
 * org.botcrm.persistence.jdbi.JdbiPersistence} is the way in.
 */
@NullMarked
package org.botcrm.persistence.jdbi;

import org.jspecify.annotations.NullMarked;
