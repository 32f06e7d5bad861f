package io.berth.notification.adapter.in.rest;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The API of notification, at the context root {@code /api/notifications}. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"guest", "host", "admin", "service"})
@OpenAPIDefinition(
    info =
        @Info(
            title = "Notifications",
            version = "1",
            description =
                "What one was told about one's bookings, in one's own language. Amounts are in minor"
                    + " units, instants in UTC; texts name the listing's time zone."))
public class NotificationApplication extends Application {}
