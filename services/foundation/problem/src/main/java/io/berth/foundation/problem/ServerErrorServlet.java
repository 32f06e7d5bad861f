package io.berth.foundation.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives the errors that the server answers before JAX-RS sees the request (a header that is no
 * header) a body, in place of a page; {@code web-fragment.xml} sends them here.
 */
@WebServlet("/server-error")
public class ServerErrorServlet extends HttpServlet {
  private static final ObjectMapper MAPPER = StrictJsonProvider.mapper();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object given = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = given instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND;
    answer(response, HttpErrorMapper.problem(status));
  }

  static void answer(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    MAPPER.writeValue(response.getOutputStream(), problem.body());
  }
}
