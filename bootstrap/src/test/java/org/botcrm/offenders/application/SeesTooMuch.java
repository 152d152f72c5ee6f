package org.botcrm.offenders.application;

import org.botcrm.offenders.web.Shown;

record SeesTooMuch(Shown web) {}
