package io.berth.launcher;

import io.berth.launcher.toy.ToyApplication;
import io.berth.launcher.toy.ToyReadinessCheck;
import io.berth.launcher.toy.ToyResource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs the toy application. */
final class ToyWar {

  private ToyWar() {}

  static Path in(Path folder) throws IOException {
    return in(folder, ToyApplication.class, ToyReadinessCheck.class, ToyResource.class);
  }

  static Path in(Path folder, Class<?>... types) throws IOException {
    Path war = Files.createDirectories(folder).resolve("toy.war");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(war))) {
      out.putNextEntry(new JarEntry("WEB-INF/beans.xml"));
      out.closeEntry();
      for (Class<?> type : types) {
        String entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry("WEB-INF/classes/" + entry));
        try (InputStream code = type.getClassLoader().getResourceAsStream(entry)) {
          code.transferTo(out);
        }
        out.closeEntry();
      }
    }
    return war;
  }
}
