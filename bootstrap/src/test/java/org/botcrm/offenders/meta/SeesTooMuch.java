package org.botcrm.offenders.meta;

import org.botcrm.offenders.persistence.jdbi.ShownRow;

record SeesTooMuch(ShownRow row) {}
