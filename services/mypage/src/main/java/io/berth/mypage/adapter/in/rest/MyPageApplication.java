package io.berth.mypage.adapter.in.rest;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The API of my page, at the context root {@code /api/mypage}. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"guest", "host", "admin", "service"})
@OpenAPIDefinition(
    info =
        @Info(
            title = "My page",
            version = "1",
            description =
                "What became of one's bookings. Amounts are in minor units, instants in UTC,"
                    + " periods in the listing's time zone. The views may lag: asOf is the instant"
                    + " they show. What may be done now is asked at booking."))
public class MyPageApplication extends Application {}
