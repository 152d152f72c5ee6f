package org.botcrm.offenders.meta;

public record ShownHelper() {}
