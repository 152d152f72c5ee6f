package org.botcrm.offenders.domain;

public interface ThingManager {}
