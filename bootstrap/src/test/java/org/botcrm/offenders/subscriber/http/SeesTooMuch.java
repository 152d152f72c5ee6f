package org.botcrm.offenders.subscriber.http;

import org.botcrm.offenders.persistence.jdbi.ShownRow;

record SeesTooMuch(ShownRow row) {}
