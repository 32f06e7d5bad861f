package io.berth.foundation.architecture;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveSimpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last word of a name tells the place, and the place tells the last word. */
class NamesTest {
  private static final JavaClasses ALL = Services.classes();
  private static final List<JavaClasses> EVERYTHING = List.of(ALL, Services.foundation());

  @ParameterizedTest(name = "…{0} lives in {1}")
  @CsvSource({
    "Resource, io.berth.*.adapter.in.rest..",
    "Body, io.berth.*.adapter.in.rest..",
    "View, io.berth.*.adapter.in.rest..",
    "Problems, io.berth.*.adapter.in.rest..",
    "EventsConsumer, io.berth.*.adapter.in.messaging..",
    "Timer, io.berth.*.adapter.in.schedule..",
    "Row, io.berth.*.adapter.out.persistence..",
    "Message, io.berth.*.adapter..",
    "Api, io.berth.*.adapter.out..",
    "Gateway, io.berth.*.application.port..",
    "Directory, io.berth.*.application.port.."
  })
  void a_last_word_has_its_place(String lastWord, String place) {
    classes()
        .that(nameMatching(".*\\.[A-Z][A-Za-z]*" + lastWord))
        .and(nameMatching(".*\\.(Rest|Outbox)[A-Z][A-Za-z]*").negate())
        .should(resideInAPackage(place))
        .allowEmptyShould(true)
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Jpa", "Sql"})
  void what_speaks_sql_lives_in_persistence(String firstWord) {
    classes()
        .that(nameMatching(".*\\." + firstWord + "[A-Z][A-Za-z]*"))
        .should(resideInAPackage("io.berth.*.adapter.out.persistence.."))
        .check(ALL);
  }

  @Test
  void each_place_has_its_last_word() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .should(haveSimpleNameEndingWith("Row"))
        .check(ALL);
    classes()
        .that()
        .areAnnotatedWith(RegisterRestClient.class)
        .should(haveSimpleNameEndingWith("Api"))
        .check(ALL);
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .and()
        .areNotInterfaces()
        .should(haveSimpleNameEndingWith("Resource"))
        .check(ALL);
  }

  @Test
  void nothing_is_called_service_manager_util_or_impl() {
    noClasses()
        .should()
        .haveNameMatching(".*(Service|ServiceImpl|Manager|Utils?|Helper|Impl|Dto|Entity)")
        .because("such a word tells neither what it does nor where it stands")
        .check(ALL);
  }

  @ParameterizedTest
  @MethodSource("io.berth.foundation.architecture.Services#all")
  void every_context_has_a_charter(Services.Service service) {
    assertThat(
            service
                .folder()
                .resolve("src/main/java/io/berth/" + service.context() + "/package-info.java"))
        .content()
        .as("what it decides, what it never decides, whom it tells")
        .containsPattern("(?s)/\\*\\*.{80,}\\*/");
  }

  @Test
  void nothing_of_the_old_enterprise_java_is_used() {
    EVERYTHING.forEach(
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "javax.annotation..",
                    "javax.ejb..",
                    "javax.enterprise..",
                    "javax.inject..",
                    "javax.json..",
                    "javax.persistence..",
                    "javax.servlet..",
                    "javax.transaction..",
                    "javax.validation..",
                    "javax.ws..")
            ::check);
  }

  @Test
  void json_is_written_by_jackson_alone() {
    EVERYTHING.forEach(
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.json..")
                .because("one library knows which fields and values are allowed")
            ::check);
  }
}
