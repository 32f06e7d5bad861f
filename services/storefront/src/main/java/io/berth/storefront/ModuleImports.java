package io.berth.storefront;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What modules import, read from their texts: a browser that is told asks for all at once. */
final class ModuleImports {
  private static final Pattern IMPORT =
      Pattern.compile("^(?:import\\b[^\"(\\n]*|\\} from )\"(\\.[^\"]+)\";", Pattern.MULTILINE);

  private ModuleImports() {}

  /** These modules and all that they import before they run, as paths below {@code /app}. */
  static Set<String> closure(ServletContext context, String... modules) {
    Set<String> found = new LinkedHashSet<>();
    for (String module : modules) {
      collect(module, context, found);
    }
    return found;
  }

  private static void collect(String module, ServletContext context, Set<String> found) {
    if (!found.add(module)) {
      return;
    }
    Matcher imports = IMPORT.matcher(text(module, context));
    while (imports.find()) {
      collect(URI.create(module).resolve(imports.group(1)).toString(), context, found);
    }
  }

  private static String text(String module, ServletContext context) {
    try (InputStream in = context.getResourceAsStream("/app/" + module)) {
      if (in == null) {
        throw new IllegalStateException("the module " + module + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
