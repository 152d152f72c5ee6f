package org.botcrm.offenders.persistence.jdbi;

import org.botcrm.offenders.meta.ShownHelper;

record SeesTooMuch(ShownHelper meta) {}
