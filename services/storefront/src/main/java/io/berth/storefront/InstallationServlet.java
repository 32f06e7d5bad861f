package io.berth.storefront;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What the start page must know of this installation: where the mail is, and if there is a demo.
 */
@WebServlet("/start.json")
public class InstallationServlet extends HttpServlet {
  private String answer;

  /** Asks the configuration itself: a module without beans gets nothing injected. */
  @Override
  public void init() {
    Config config = ConfigProvider.getConfig();
    Optional<String> mailbox = config.getOptionalValue("berth.mailbox.url", String.class);
    boolean demo = config.getOptionalValue("berth.demo", Boolean.class).orElse(true);
    JsonObjectBuilder json = Json.createObjectBuilder();
    // Only an installation on one machine has a mailbox of its own, and only that one has a demo.
    json.add("demo", mailbox.isPresent() && demo);
    mailbox.ifPresent(address -> json.add("mailbox", address));
    answer = json.build().toString();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write(answer);
  }
}
