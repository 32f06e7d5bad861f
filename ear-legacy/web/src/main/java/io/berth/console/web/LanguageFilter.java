package io.berth.console.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Remembers the language that {@code ?lang=} chooses, and goes on to the page without it. */
public class LanguageFilter extends HttpFilter {
  private static final int YEAR = 365 * 24 * 60 * 60;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String wanted = request.getParameter(Language.PARAMETER);
    if (!"GET".equals(request.getMethod()) || wanted == null) {
      chain.doFilter(request, response);
      return;
    }
    if (Language.exists(wanted)) {
      Cookie cookie = new Cookie(Language.COOKIE, wanted);
      cookie.setPath(request.getContextPath());
      cookie.setMaxAge(YEAR);
      cookie.setHttpOnly(true);
      cookie.setAttribute("SameSite", "Strict");
      response.addCookie(cookie);
    }
    response.sendRedirect(Language.addressWithout(request));
  }
}
