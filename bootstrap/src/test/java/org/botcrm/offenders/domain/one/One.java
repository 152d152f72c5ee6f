package org.botcrm.offenders.domain.one;

import org.botcrm.offenders.domain.two.Two;

public record One(Two two) {}
