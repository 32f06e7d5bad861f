package io.berth.member.adapter.in.rest;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"guest", "host", "admin", "service"})
@OpenAPIDefinition(
    info =
        @Info(
            title = "Berth members",
            version = "1",
            description =
                "Accounts and sign-in. Errors are application/problem+json with a stable type"
                    + " urn:berth:problem:…; times are ISO 8601 in UTC."))
public class MemberApplication extends Application {}
