package org.botcrm.web;

/** Leads from deep inside a request to its answer; no stack trace, because it is no failure. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.kind().word(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
