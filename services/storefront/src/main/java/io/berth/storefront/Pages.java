package io.berth.storefront;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** The pages, one file for each language, below {@code WEB-INF/pages}. */
final class Pages {
  private Pages() {}

  static void show(String page, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String language = Language.of(request).code();
    String file = "/WEB-INF/pages/" + page + "." + language + ".html";
    response.setContentType("text/html; charset=UTF-8");
    response.setHeader("Content-Language", language);
    response.setHeader("Vary", "Accept-Language");
    response.setHeader("Cache-Control", "no-cache");
    try (InputStream in = request.getServletContext().getResourceAsStream(file)) {
      if (in == null) {
        throw new ServletException(file + " is missing");
      }
      in.transferTo(response.getOutputStream());
    }
  }
}
