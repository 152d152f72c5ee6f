package org.botcrm.offenders.domain.util;

record Anything() {}
