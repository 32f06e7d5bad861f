package io.berth.console.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Shows pages only to those who are signed in; others sign in first and then get what they wanted.
 */
public class SignedInFilter extends HttpFilter {
  private static final String SIGN_IN = "/sign-in";
  private static final Set<String> OPEN = Set.of(SIGN_IN, "/error");

  @Inject private transient HostSession session;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // Not the request's URI: it is as the browser wrote it, with dots and escapes.
    String rest = request.getPathInfo() == null ? "" : request.getPathInfo();
    String page = request.getServletPath() + rest;
    if (page.isEmpty() || page.equals("/")) {
      response.sendRedirect(request.getContextPath() + Wish.START);
    } else if (page.startsWith("/jakarta.faces.resource/")) {
      chain.doFilter(request, response);
    } else if (OPEN.contains(page)) {
      openPage(page, request, response, chain);
    } else if (request.getSession(false) == null || !session.isOpen()) {
      toSignIn(
          request, response, "GET".equals(request.getMethod()) ? withQuery(page, request) : null);
    } else {
      response.setHeader("Cache-Control", "no-store");
      chain.doFilter(request, response);
    }
  }

  /**
   * A form of a session that has ended would be an error to Faces; here the page just opens anew.
   */
  private static void openPage(
      String page, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Cache-Control", "no-store");
    boolean stale = "POST".equals(request.getMethod()) && request.getSession(false) == null;
    if (stale && page.equals(SIGN_IN)) {
      toSignIn(request, response, request.getParameter(Wish.PARAMETER));
    } else {
      chain.doFilter(request, response);
    }
  }

  static String signIn(String wish) {
    return SIGN_IN
        + "?"
        + Wish.PARAMETER
        + "="
        + URLEncoder.encode(Wish.orStart(wish), StandardCharsets.UTF_8);
  }

  static String withQuery(String page, HttpServletRequest request) {
    return request.getQueryString() == null ? page : page + "?" + request.getQueryString();
  }

  private static void toSignIn(
      HttpServletRequest request, HttpServletResponse response, String wish) throws IOException {
    response.sendRedirect(request.getContextPath() + signIn(wish));
  }
}
