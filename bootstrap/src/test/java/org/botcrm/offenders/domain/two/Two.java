package org.botcrm.offenders.domain.two;

import org.botcrm.offenders.domain.one.One;

public interface Two {
  One one();
}
