package org.botcrm.offenders.simulator;

import org.botcrm.offenders.domain.ThingManager;

record SeesTooMuch(ThingManager domain) {}
