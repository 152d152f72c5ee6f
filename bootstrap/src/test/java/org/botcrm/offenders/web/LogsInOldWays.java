package org.botcrm.offenders.web;

import java.util.logging.Logger;

record LogsInOldWays(Logger old) {}
