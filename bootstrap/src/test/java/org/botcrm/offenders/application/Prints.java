package org.botcrm.offenders.application;

final class Prints {
  void out() {
    System.out.println();
  }

  void err() {
    System.err.println();
  }
}
