package org.botcrm.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the whole program to its rules, and each rule to catching somebody who breaks it. */
class ArchitectureTest {
  private static final String BASE = "org.botcrm";
  private static final String OFFENDERS = "org.botcrm.offenders";

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // Of templates, which hold no code of ours.
          .withImportOption(location -> !location.contains("/console/templates/"))
          .importPackages(BASE);
  private static final JavaClasses OFFENDING = new ClassFileImporter().importPackages(OFFENDERS);

  private final Rules rules = new Rules(BASE);
  private final Rules broken = new Rules(OFFENDERS);

  static List<Module> modules() {
    return Module.ALL;
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleWasImported(Module module) {
    assertThat(classesOf(module, PROGRAM, BASE)).isNotEmpty();
    assertThat(classesOf(module, OFFENDING, OFFENDERS)).isNotEmpty();
  }

  @Test
  void everyClassBelongsToAModule() {
    assertThat(PROGRAM.stream().map(JavaClass::getPackageName))
        .allMatch(
            name ->
                Module.ALL.stream()
                    .anyMatch(module -> PackageMatcher.of(module.packages(BASE)).matches(name)));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleSeesOnlyWhatItMay(Module module) {
    rules.sees(module).check(PROGRAM);
  }

  /** What is allowed and not used would let something in unseen. */
  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleUsesAllThatItMaySee(Module module) {
    List<String> used =
        classesOf(module, PROGRAM, BASE).stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(Dependency::getTargetClass)
            .map(type -> type.getBaseComponentType().getPackageName())
            .distinct()
            .toList();

    assertThat(module.allowed(BASE))
        .allMatch(allowed -> used.stream().anyMatch(PackageMatcher.of(allowed)::matches));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleThatSeesMoreIsCaught(Module module) {
    assertThatThrownBy(() -> broken.sees(module).check(OFFENDING))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(OFFENDERS + "." + module.root() + ".SeesTooMuch");
  }

  @Test
  void packagesHaveNoCycles() {
    rules.packagesHaveNoCycles().check(PROGRAM);
    assertCaught(broken.packagesHaveNoCycles(), "domain.one", "domain.two");
  }

  @Test
  void onlyBootstrapReadsClockAndEnvironment() {
    rules.onlyBootstrapReadsClockAndEnvironment().check(PROGRAM);
    assertCaught(
        broken.onlyBootstrapReadsClockAndEnvironment(),
        "ReadsTheClock.instant()",
        "ReadsTheClock.today()",
        "ReadsTheClock.millis()",
        "ReadsTheClock.reference()",
        "ReadsTheClock.clock()",
        "ReadsTheClock.zone()",
        "ReadsTheClock.environment()");
    assertThatThrownBy(() -> broken.onlyBootstrapReadsClockAndEnvironment().check(OFFENDING))
        .message()
        .doesNotContain("ReadsTheClock.given(", "bootstrap.SeesTooMuch");
  }

  @Test
  void nobodyUsesJavaUtilLogging() {
    rules.nobodyUsesJavaUtilLogging().check(PROGRAM);
    assertCaught(broken.nobodyUsesJavaUtilLogging(), "LogsInOldWays");
  }

  @Test
  void onlyBootstrapWritesToTheConsole() {
    rules.onlyBootstrapWritesToTheConsole().check(PROGRAM);
    assertCaught(broken.onlyBootstrapWritesToTheConsole(), "Prints.out(", "Prints.err(");
  }

  @Test
  void domainAndApplicationDoNotLog() {
    rules.domainAndApplicationDoNotLog().check(PROGRAM);
    assertCaught(broken.domainAndApplicationDoNotLog(), "Logs.LOG", "Logs.logger");
  }

  @Test
  void adaptersShowOnlyWhatIsNeeded() {
    rules.adaptersShowOnlyWhatIsNeeded().check(PROGRAM);
    assertCaught(
        broken.adaptersShowOnlyWhatIsNeeded(), "persistence.jdbi.ShownRow", "meta.ShownHelper");
  }

  @Test
  void portsAreNamedByWhatTheyAre() {
    rules.portsAreNamedByWhatTheyAre().check(PROGRAM);
    assertCaught(broken.portsAreNamedByWhatTheyAre(), "domain.ThingManager");
  }

  @Test
  void packagesAreNamedByFeature() {
    rules.packagesAreNamedByFeature().check(PROGRAM);
    assertCaught(broken.packagesAreNamedByFeature(), "domain.util.Anything");
  }

  @Test
  void packagesRefuseNull() {
    rules.packagesRefuseNull().check(PROGRAM);
    assertCaught(broken.packagesRefuseNull(), "domain.util.Anything");
  }

  @Test
  void testNamesAreSentences() throws IOException {
    rules.testNamesAreSentences().check(PROGRAM);
    rules.testNamesAreSentences().check(tests());
    assertCaught(
        broken.testNamesAreSentences(),
        "Tests.works()",
        "Tests.a_snake_of_words()",
        "Tests.eachWorks(int)");
  }

  /** The tests of every module that was built; the offenders are none. */
  private static JavaClasses tests() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path home = here.endsWith("bootstrap") ? here.getParent() : here;
    try (Stream<Path> modules = Files.list(home)) {
      List<Path> folders =
          modules
              .map(module -> module.resolve("target/test-classes"))
              .filter(Files::isDirectory)
              .toList();
      assertThat(folders).isNotEmpty();
      return new ClassFileImporter()
          .withImportOption(location -> !location.contains("/offenders/"))
          .importPaths(folders);
    }
  }

  private static List<JavaClass> classesOf(Module module, JavaClasses all, String base) {
    return all.stream()
        .filter(type -> PackageMatcher.of(module.packages(base)).matches(type.getPackageName()))
        .toList();
  }

  private static void assertCaught(ArchRule rule, String... offenders) {
    assertThat(rule.getDescription()).contains("because");
    assertThatThrownBy(() -> rule.check(OFFENDING))
        .isInstanceOf(AssertionError.class)
        .message()
        .contains(offenders);
  }
}
