package io.berth.storefront;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers the address of every view of the guest's pages with the one page that draws them. */
@WebServlet({
  "",
  "/index.html",
  "/listings/*",
  "/checkout/*",
  "/my",
  "/my/*",
  "/notifications",
  "/account",
  "/sign-in",
  "/sign-up"
})
public class AppServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Pages.show("app", request, response, "main.js", "pages/" + view(request) + ".js");
  }

  /** The module that draws what is asked for, as the routes of {@code main.js} have it. */
  private static String view(HttpServletRequest request) {
    return switch (request.getServletPath()) {
      case "/listings" -> "listing-page";
      case "/checkout" -> "checkout-page";
      case "/my" -> request.getPathInfo() == null ? "my-page" : "booking-page";
      case "/notifications" -> "notifications-page";
      case "/account" -> "account-page";
      case "/sign-in", "/sign-up" -> "sign-in-page";
      default -> "search-page";
    };
  }
}
