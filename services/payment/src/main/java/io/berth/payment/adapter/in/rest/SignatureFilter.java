package io.berth.payment.adapter.in.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Signs every answer, errors included, with {@code Berth-Payment: 1}. A 404 or 503 without it was
 * written by something in between, so the request never arrived here.
 */
@WebFilter(urlPatterns = "/*")
public class SignatureFilter extends HttpFilter {
  public static final String HEADER = "Berth-Payment";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader(HEADER, "1");
    chain.doFilter(request, response);
  }
}
