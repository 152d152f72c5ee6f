package org.botcrm.offenders.media.folder;

import org.botcrm.offenders.persistence.jdbi.ShownRow;

record SeesTooMuch(ShownRow row) {}
