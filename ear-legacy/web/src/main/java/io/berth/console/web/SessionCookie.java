package io.berth.console.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Makes the session's cookie {@code Secure} where the public entry is HTTPS ({@code
 * berth.cookie.secure}); all else about it stands in web.xml.
 */
public class SessionCookie implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    boolean secure =
        ConfigProvider.getConfig()
            .getOptionalValue("berth.cookie.secure", Boolean.class)
            .orElse(false);
    event.getServletContext().getSessionCookieConfig().setSecure(secure);
  }
}
