package org.botcrm.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** What ArchUnit has no words for. */
final class Conditions {
  private static final int WORDS = 3;

  private Conditions() {}

  /** Tells a sentence in camel case from a mere word. */
  static ArchCondition<JavaMethod> beOfThreeWordsOrMore() {
    return new ArchCondition<>("be of three words or more") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean sentence = method.getName().split("(?=[A-Z0-9])").length >= WORDS;
        String message = method.getFullName() + " is no sentence of three words";
        events.add(new SimpleConditionEvent(method, sentence, message));
      }
    };
  }

  static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package with @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        String message = type.getName() + " is in a package without @NullMarked";
        events.add(new SimpleConditionEvent(type, marked, message));
      }
    };
  }
}
