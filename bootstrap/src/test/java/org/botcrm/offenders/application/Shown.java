package org.botcrm.offenders.application;

public record Shown() {}
