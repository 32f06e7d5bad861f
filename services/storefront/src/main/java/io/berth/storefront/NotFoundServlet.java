package io.berth.storefront;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Says that nothing is there. The storefront has the root, so it also answers for contexts that are
 * not deployed: programs get a problem detail, people a page.
 */
@WebServlet({"/not-found", "/api/*"})
public class NotFoundServlet extends HttpServlet {
  private static final String PROBLEM =
      """
      {"type":"urn:berth:problem:no-such-service","title":"Not Found","status":404,\
      "detail":"No service of this installation answers at this address."}""";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    if ("/api".equals(request.getServletPath())) {
      response.setContentType("application/problem+json");
      response.setHeader("Cache-Control", "no-store");
      response.getOutputStream().write(PROBLEM.getBytes(StandardCharsets.UTF_8));
    } else {
      Pages.show("not-found", request, response);
    }
  }
}
