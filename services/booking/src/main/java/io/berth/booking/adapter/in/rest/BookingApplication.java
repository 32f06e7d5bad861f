package io.berth.booking.adapter.in.rest;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The API of booking, at the context root {@code /api/bookings}. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"guest", "host", "admin", "service"})
@OpenAPIDefinition(
    info =
        @Info(
            title = "Bookings",
            version = "1",
            description =
                "Who has which unit when. Amounts are in minor units of their currency. By night"
                    + " or day, from and to are dates in the listing's zone; by quarter-hour, times"
                    + " with offset. Periods are half-open."))
public class BookingApplication extends Application {}
