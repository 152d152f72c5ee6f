package org.botcrm.offenders.web;

public record Shown() {}
