package io.berth.foundation.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaParameter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator may set stands in the README of the service that reads it, with its default. */
class ConfigurationTest {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z.-]+)(?::([^}]*))?}");

  private static final Pattern KEY = Pattern.compile("`([a-z.-]+)`");

  /** Said by the application itself, never by an operator. */
  private static final List<String> FIXED = List.of("berth.context", "mp.jwt.verify.issuer");

  @ParameterizedTest
  @MethodSource("io.berth.foundation.architecture.Services#all")
  void every_setting_stands_in_the_readme_with_its_default(Services.Service service)
      throws IOException {
    String readme = Files.readString(service.folder().resolve("README.adoc"));
    Map<String, String> settings = settings(service);

    assertThat(settings).isNotEmpty();
    settings.forEach(
        (key, defaultValue) ->
            assertThat(readme.lines().anyMatch(line -> tells(line, key, defaultValue)))
                .as("README.adoc of %s has a row |`%s` |%s |…", service, key, defaultValue)
                .isTrue());
  }

  @ParameterizedTest
  @MethodSource("io.berth.foundation.architecture.Services#all")
  void the_readme_tells_of_no_setting_that_is_not_read(Services.Service service)
      throws IOException {
    Set<String> read = new TreeSet<>(settings(service).keySet());
    Services.foundation()
        .forEach(type -> injected(type).forEach(property -> read.add(text(property, "name"))));

    try (Stream<String> lines = Files.lines(service.folder().resolve("README.adoc"))) {
      assertThat(
              lines
                  .filter(line -> line.startsWith("|`"))
                  .flatMap(line -> keys(line.split("\\|")[1]).stream()))
          .isSubsetOf(read);
    }
  }

  /** A row may tell several keys, with as many defaults; none is a word for no default. */
  private static boolean tells(String line, String key, String defaultValue) {
    String[] cells = line.split("\\|");
    if (cells.length < 3 || !keys(cells[1]).contains(key)) {
      return false;
    }
    List<String> keys = keys(cells[1]);
    List<String> defaults = List.of(cells[2].strip().split(", "));
    String told =
        defaults.size() == keys.size() ? defaults.get(keys.indexOf(key)) : cells[2].strip();
    return told.equals(defaultValue) || told.equals("none") && defaultValue.isEmpty();
  }

  private static List<String> keys(String cell) {
    return KEY.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  private static Map<String, String> settings(Services.Service service) {
    Map<String, String> settings = new TreeMap<>();
    for (JavaClass type : service.load()) {
      injected(type).forEach(property -> settings.put(text(property, "name"), defaultOf(property)));
    }
    for (Object value : service.config().values()) {
      Matcher reference = REFERENCE.matcher((String) value);
      while (reference.find()) {
        settings.put(reference.group(1), Optional.ofNullable(reference.group(2)).orElse(""));
      }
    }
    settings.keySet().removeAll(FIXED);
    return settings;
  }

  private static List<JavaAnnotation<?>> injected(JavaClass type) {
    List<JavaAnnotation<?>> properties = new ArrayList<>();
    for (JavaField field : type.getFields()) {
      field.tryGetAnnotationOfType(ConfigProperty.class.getName()).ifPresent(properties::add);
    }
    for (JavaCodeUnit unit : type.getCodeUnits()) {
      for (JavaParameter parameter : unit.getParameters()) {
        parameter.tryGetAnnotationOfType(ConfigProperty.class.getName()).ifPresent(properties::add);
      }
    }
    return properties;
  }

  private static String defaultOf(JavaAnnotation<?> property) {
    String value = text(property, "defaultValue");
    return value.equals(ConfigProperty.UNCONFIGURED_VALUE) ? "" : value;
  }

  private static String text(JavaAnnotation<?> property, String name) {
    return (String) property.get(name).orElseThrow();
  }
}
