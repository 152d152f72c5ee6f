package org.botcrm.offenders.web;

import org.botcrm.offenders.meta.ShownHelper;

record SeesTooMuch(ShownHelper meta) {}
