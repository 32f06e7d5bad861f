package io.berth.storefront;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * Lets browsers keep modules and styles for ever: {@code /modules/<version>/…} serves the files
 * below {@code /app}, and the version changes with any of them. Libraries carry their version in
 * their path already.
 */
@WebFilter({"/modules/*", "/webjars/*"})
public class ModulesFilter extends HttpFilter {
  private static final String FILES = "/app/";
  private static final String PREFIX = "/modules/";
  private static final String VERSION = ModulesFilter.class.getName() + ".version";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (!path.startsWith(PREFIX)) {
      response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      chain.doFilter(request, response);
      return;
    }
    int end = path.indexOf('/', PREFIX.length());
    String version = end < 0 ? "" : path.substring(PREFIX.length(), end);
    if (!version.equals(version(request.getServletContext()))) {
      // A page of an earlier version asks; it reloads itself when a module is missing.
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    request.getRequestDispatcher(FILES + path.substring(end + 1)).forward(request, response);
  }

  /** The first digits of the hash over all files below {@code /app}. */
  static String version(ServletContext context) {
    synchronized (ModulesFilter.class) {
      if (context.getAttribute(VERSION) == null) {
        MessageDigest digest = Pages.sha256();
        addAll(FILES, context, digest);
        context.setAttribute(VERSION, HexFormat.of().formatHex(digest.digest(), 0, 6));
      }
      return (String) context.getAttribute(VERSION);
    }
  }

  private static void addAll(String folder, ServletContext context, MessageDigest digest) {
    for (String path : new TreeSet<>(context.getResourcePaths(folder))) {
      if (path.endsWith("/")) {
        addAll(path, context, digest);
        continue;
      }
      try (InputStream in = new DigestInputStream(context.getResourceAsStream(path), digest)) {
        in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
