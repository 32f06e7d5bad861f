package io.berth.foundation.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets somebody type Korean into an address: JAX-RS, whose own reader fails on what is not encoded,
 * gets the query encoded. One that can't be is refused with 400.
 */
@WebFilter(value = "/*", asyncSupported = true)
public class EncodedQueryFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getQueryString() == null) {
      chain.doFilter(request, response);
      return;
    }
    String query;
    try {
      query = EncodedQuery.of(request.getQueryString());
    } catch (Problem notUtf8) {
      ServerErrorServlet.answer(response, notUtf8);
      return;
    }
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public String getQueryString() {
            return query;
          }
        },
        response);
  }
}
