package io.berth.foundation.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** All services of the checkout, found by their folders, with what the build made of them. */
final class Services {
  static final Path ROOT = Path.of("..", "..", "..").toAbsolutePath().normalize();

  /** One service. */
  record Service(String context, Path classes, Properties config) {
    String packageName() {
      return "io.berth." + context;
    }

    /** Its folder in the checkout. */
    Path folder() {
      return classes.getParent().getParent();
    }

    JavaClasses load() {
      return new ClassFileImporter().importPath(classes);
    }

    @Override
    public String toString() {
      return context;
    }
  }

  private Services() {}

  /** Every folder of services/ that has a context's configuration. */
  static List<Service> all() {
    try (Stream<Path> folders = Files.list(ROOT.resolve("services"))) {
      return folders
          .map(folder -> folder.resolve("target/classes"))
          .filter(classes -> Files.exists(config(classes)))
          .map(Services::service)
          .filter(service -> service.context() != null)
          .sorted(java.util.Comparator.comparing(Service::context))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JavaClasses classes() {
    return new ClassFileImporter().importPaths(all().stream().map(Service::classes).toList());
  }

  /** The modules that all services share. */
  static JavaClasses foundation() {
    try (Stream<Path> folders = Files.list(ROOT.resolve("services/foundation"))) {
      return new ClassFileImporter()
          .importPaths(
              folders
                  .map(folder -> folder.resolve("target/classes"))
                  .filter(Files::isDirectory)
                  .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Service service(Path classes) {
    Properties config = new Properties();
    try (InputStream in = Files.newInputStream(config(classes))) {
      config.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Service(config.getProperty("berth.context"), classes, config);
  }

  private static Path config(Path classes) {
    return classes.resolve("META-INF/microprofile-config.properties");
  }
}
