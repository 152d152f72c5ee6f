package org.botcrm.offenders.testkit;

public record Shown() {}
