package org.botcrm.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * What the build holds the code to. Each rule is made for a base package, so that the same rules
 * are shown to fail on the deliberate offenders below {@code org.botcrm.offenders}.
 *
 * @param base the package whose modules are meant
 */
record Rules(String base) {
  private static final Pattern PORT =
      Pattern.compile(
          ".*(Repository|Store|Catalog|Lookup|Sender|Source|Queue|Outbox|Parser|Authenticator)");

  /** The one interface of the domain that others implement and that is no port. */
  private static final Set<String> EXTENSION_POINTS = Set.of("ReplyRule", "Answer", "RaiseTrust");

  /** What an embedder needs of the driven adapters: the adapter, its settings, its helpers. */
  private static final Set<String> PUBLIC_OF_ADAPTERS =
      Set.of(
          "persistence.jdbi.DatabaseSettings",
          "persistence.jdbi.JdbiDialogues",
          "persistence.jdbi.JdbiPersistence",
          "persistence.jdbi.LenderSettings",
          "persistence.jdbi.LibPhoneNumbers",
          "subscriber.http.HttpNotificationSender",
          "media.folder.FolderMediaStore",
          "meta.MetaCodes",
          "meta.MetaErrors",
          "meta.MetaJson",
          "meta.MetaWords",
          "meta.media.MediaLimits",
          "meta.media.MetaMediaSource",
          "meta.send.AccessToken",
          "meta.send.AccessTokens",
          "meta.send.MetaMessageSender",
          "meta.send.MetaReadReceiptSender",
          "meta.send.MetaSettings",
          "meta.template.MetaTemplateSource",
          "meta.webhook.AppSecret",
          "meta.webhook.MetaSignature",
          "meta.webhook.MetaTemplateEvents",
          "meta.webhook.MetaWebhookParser");

  private static final Set<String> READINGS =
      Set.of(
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalTime.now",
          "java.time.LocalDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.Year.now",
          "java.time.YearMonth.now",
          "java.time.ZoneId.systemDefault",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getenv");

  ArchRule sees(Module module) {
    return classes()
        .that()
        .resideInAPackage(module.packages(base))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(module.allowed(base)))
        .because(module.because());
  }

  ArchRule packagesHaveNoCycles() {
    return slices()
        .matching(base + ".(*).(*)..")
        .should()
        .beFreeOfCycles()
        .because("packages that need each other can only be understood, moved and tested as one");
  }

  ArchRule onlyBootstrapReadsClockAndEnvironment() {
    return outsideBootstrap()
        .should()
        .accessTargetWhere(readsClockOrEnvironment())
        .because("a test sets the time and the settings; what reads its own cannot be tested");
  }

  ArchRule nobodyUsesJavaUtilLogging() {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and(not(assignableTo(DataSource.class)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .because(
            "logs go through SLF4J, where they are masked; DataSource.getParentLogger alone names"
                + " it, because JDBC asks for that");
  }

  ArchRule onlyBootstrapWritesToTheConsole() {
    return outsideBootstrap()
        .should()
        .accessFieldWhere(
            DescribedPredicate.describe(
                "System.out or System.err is read",
                access ->
                    access.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err").contains(access.getName())))
        .because("a library that prints cannot be silenced, and prints personal data");
  }

  ArchRule domainAndApplicationDoNotLog() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(base + ".domain..", base + ".application..")
        .should()
        .haveNameMatching("(?i)log(ger)?(_.*)?|log[A-Z].*")
        .because("what happens is told to a BotListener, which knows what may be written down");
  }

  ArchRule adaptersShowOnlyWhatIsNeeded() {
    return classes()
        .that()
        .resideInAnyPackage(
            base + ".persistence..", base + ".meta..", base + ".media..", base + ".subscriber..")
        .and(
            not(
                DescribedPredicate.describe(
                    "are listed or inside of those",
                    (JavaClass type) -> PUBLIC_OF_ADAPTERS.contains(topLevelName(type)))))
        .should()
        .notBePublic()
        .because("what an embedder can see, an embedder uses, and then it can never change");
  }

  ArchRule portsAreNamedByWhatTheyAre() {
    return classes()
        .that()
        .resideInAPackage(base + ".domain..")
        .and(DescribedPredicate.describe("are open interfaces", Rules::isOpenInterface))
        .should()
        .haveNameMatching(PORT.pattern())
        .because("a reader tells rows of ours, views of the CRM and effects outside by the name");
  }

  ArchRule packagesAreNamedByFeature() {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .should()
        .resideInAnyPackage("..common..", "..util..", "..utils..", "..dto..", "..impl..")
        .because("a package says what it is about; those names take in everything");
  }

  ArchRule packagesRefuseNull() {
    return classes()
        .that()
        .resideInAPackage(base + "..")
        .should(Conditions.resideInANullMarkedPackage())
        .because("what may be null says so, and the rest is never asked");
  }

  ArchRule testNamesAreSentences() {
    return methods()
        .that(
            DescribedPredicate.describe(
                "are tests",
                method ->
                    method.isMetaAnnotatedWith("org.junit.platform.commons.annotation.Testable")))
        .should()
        .haveNameMatching("[a-z][A-Za-z0-9]*")
        .andShould(Conditions.beOfThreeWordsOrMore())
        .because("a failing test says by its name what is broken");
  }

  private GivenClassesConjunction outsideBootstrap() {
    return noClasses().that().resideInAPackage(base + "..").and(notInBootstrap());
  }

  private DescribedPredicate<JavaClass> notInBootstrap() {
    return not(resideInAPackage(base + ".bootstrap.."));
  }

  private String topLevelName(JavaClass type) {
    String name = type.getName().replaceFirst("\\$.*", "");
    return name.startsWith(base + ".") ? name.substring(base.length() + 1) : name;
  }

  private static boolean isOpenInterface(JavaClass type) {
    return type.isInterface()
        && type.isTopLevelClass()
        && !type.getSimpleName().equals("package-info")
        && !type.reflect().isSealed()
        && !EXTENSION_POINTS.contains(type.getSimpleName());
  }

  private static DescribedPredicate<JavaAccess<?>> readsClockOrEnvironment() {
    return DescribedPredicate.describe(
        "the machine's clock, zone or environment is read",
        access -> {
          String owner = access.getTargetOwner().getName();
          String method = owner + "." + access.getName();
          return READINGS.contains(method) && isWithoutClock(access)
              || owner.equals("java.time.Clock") && isSystemClock(access.getName());
        });
  }

  /** {@code Instant.now(clock)} is what we want. */
  private static boolean isWithoutClock(JavaAccess<?> access) {
    return !(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target)
        || target.getRawParameterTypes().stream().noneMatch(t -> t.isEquivalentTo(Clock.class));
  }

  private static boolean isSystemClock(String method) {
    return method.startsWith("system") || method.matches("tick(Millis|Seconds|Minutes)");
  }
}
