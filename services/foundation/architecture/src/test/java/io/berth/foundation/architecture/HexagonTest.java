package io.berth.foundation.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dependencies point inwards, and contexts do not know each other. */
class HexagonTest {
  private static final JavaClasses ALL = Services.classes();

  private static final DescribedPredicate<JavaClass> PART_OF_A_MESSAGE =
      DescribedPredicate.describe(
          "part of a …Message",
          type -> type.getName().replaceFirst("\\$.*", "").endsWith("Message"));

  @Test
  void the_services_are_found() {
    assertThat(Services.all())
        .extracting(Services.Service::context)
        .contains("member", "listing", "booking", "payment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..domain..",
        "..application..",
        "..application.port..",
        "..adapter.in.rest..",
        "..adapter.in.messaging..",
        "..adapter.in.schedule..",
        "..adapter.out.persistence..",
        "..adapter.out.messaging.."
      })
  void every_package_that_a_rule_guards_has_somebody_in_it(String guarded) {
    assertThat(ALL.that(JavaClass.Predicates.resideInAPackage(guarded)))
        .as("classes in %s", guarded)
        .isNotEmpty();
  }

  @Test
  void the_domain_knows_java_only() {
    classes()
        .that()
        .resideInAPackage("io.berth.*.domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "io.berth.*.domain..")
        .because("rules are read, tested and kept without a server")
        .check(ALL);
  }

  @Test
  void the_domain_has_no_setters() {
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("io.berth.*.domain..")
        .should()
        .haveNameMatching("set[A-Z].*")
        .because("an aggregate changes by what happens to it")
        .check(ALL);
  }

  @Test
  void the_application_does_not_know_its_adapters() {
    noClasses()
        .that()
        .resideInAPackage("io.berth.*.application..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.berth.*.adapter..")
        .because("adapters are exchanged, use cases stay")
        .check(ALL);
  }

  @Test
  void the_application_speaks_neither_http_nor_sql() {
    noClasses()
        .that()
        .resideInAPackage("io.berth.*.application..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "jakarta.persistence..", "java.sql..")
        .because("that is the business of adapters")
        .check(ALL);
  }

  @Test
  void what_comes_in_does_not_know_where_it_goes_out() {
    noClasses()
        .that()
        .resideInAPackage("io.berth.*.adapter.in..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("io.berth.*.adapter.out..")
                .and(DescribedPredicate.not(PART_OF_A_MESSAGE)))
        .because("they meet in the application; only the shape of a message is told and heard")
        .check(ALL);
  }

  @Test
  void what_goes_out_does_not_know_where_it_came_in() {
    noClasses()
        .that()
        .resideInAPackage("io.berth.*.adapter.out..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.berth.*.adapter.in..")
        .check(ALL);
  }

  @Test
  void the_inside_is_put_together_by_constructors() {
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage("io.berth.*.domain..", "io.berth.*.application..")
        .should()
        .beAnnotatedWith(Inject.class)
        .because("a test makes a use case by its constructor, with what it needs")
        .check(ALL);
  }

  @Test
  void transactions_begin_in_use_cases_only() {
    methods()
        .that()
        .areAnnotatedWith(Transactional.class)
        .should()
        .beDeclaredInClassesThat()
        .resideInAnyPackage("io.berth.*.application..", "io.berth.payment.adapter.out.provider..")
        .because("whoever reads a use case sees its transaction; the sandbox provider has its own")
        .check(ALL);
  }

  @ParameterizedTest
  @MethodSource("io.berth.foundation.architecture.Services#all")
  void a_context_knows_no_other(Services.Service service) {
    for (Services.Service other : Services.all()) {
      if (!other.context().equals(service.context())) {
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage(other.packageName() + "..")
            .because("contexts meet at contracts, not in code")
            .check(service.load());
      }
    }
  }
}
