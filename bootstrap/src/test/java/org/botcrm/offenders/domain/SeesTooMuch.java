package org.botcrm.offenders.domain;

import org.slf4j.Logger;

record SeesTooMuch(Logger logger) {}
