package io.berth.review.adapter.in.rest;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The API of review, at the context root {@code /api/reviews}. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"guest", "host", "admin", "service"})
@OpenAPIDefinition(
    info =
        @Info(
            title = "Reviews",
            version = "1",
            description =
                "What guests say of completed bookings, and what hosts reply. Ratings are 1 to 5,"
                    + " times are ISO 8601 in UTC."))
public class ReviewApplication extends Application {}
