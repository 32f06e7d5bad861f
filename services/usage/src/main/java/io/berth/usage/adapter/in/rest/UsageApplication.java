package io.berth.usage.adapter.in.rest;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The API of usage, at the context root {@code /api/usages}. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"guest", "host", "admin", "service"})
@OpenAPIDefinition(
    info =
        @Info(
            title = "Use",
            version = "1",
            description =
                "When the use of what was booked really began and ended, beside what was planned."
                    + " Instants are in UTC."))
public class UsageApplication extends Application {}
