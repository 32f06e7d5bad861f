package io.berth.search.adapter.in.rest;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The API of search, at the context root {@code /api/search}. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"guest", "host", "admin", "service"})
@OpenAPIDefinition(
    info =
        @Info(
            title = "Search",
            version = "1",
            description =
                "Finds what is offered and really free. Amounts are in minor units, instants in"
                    + " UTC, dates and times of day in the listing's zone. What is found may be a"
                    + " second old: booking decides."))
public class SearchApplication extends Application {}
