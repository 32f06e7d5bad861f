package io.berth.foundation.security;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Set;

/**
 * Guards every resource method by its {@code @RolesAllowed}, {@code @PermitAll} or
 * {@code @DenyAll}, or its class's; what has none is denied. It comes before the server's own
 * check, which permits what has none and refuses without a body.
 */
@Provider
public class AccessFeature implements DynamicFeature {
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Annotation rule = rule(resource);
    if (rule instanceof RolesAllowed allowed) {
      context.register(new Guard(Set.of(allowed.value())), Priorities.AUTHORIZATION - 100);
    } else if (!(rule instanceof PermitAll)) {
      context.register(new Guard(Set.of()), Priorities.AUTHORIZATION - 100);
    }
  }

  private static Annotation rule(ResourceInfo resource) {
    for (var type : java.util.List.of(DenyAll.class, RolesAllowed.class, PermitAll.class)) {
      Annotation ofMethod = resource.getResourceMethod().getAnnotation(type);
      if (ofMethod != null) {
        return ofMethod;
      }
    }
    for (var type : java.util.List.of(DenyAll.class, RolesAllowed.class, PermitAll.class)) {
      Annotation ofClass = resource.getResourceClass().getAnnotation(type);
      if (ofClass != null) {
        return ofClass;
      }
    }
    return null;
  }

  private record Guard(Set<String> roles) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      SecurityContext security = request.getSecurityContext();
      if (security.getUserPrincipal() == null) {
        throw new NotAuthorizedException("Bearer");
      }
      if (roles.stream().noneMatch(security::isUserInRole)) {
        throw new ForbiddenException();
      }
    }
  }
}
