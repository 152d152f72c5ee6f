package org.botcrm.offenders.persistence.jdbi;

public record ShownRow() {}
