package org.botcrm.offenders.testkit;

import org.botcrm.offenders.application.Shown;

record SeesTooMuch(Shown application) {}
