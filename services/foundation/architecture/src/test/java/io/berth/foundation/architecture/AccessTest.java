package io.berth.foundation.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/** Every endpoint says who may call it, and what it does. */
class AccessTest {

  @Test
  void every_endpoint_says_who_may_call_it() {
    assertThat(endpoints())
        .isNotEmpty()
        .allSatisfy(
            endpoint ->
                assertThat(saysWho(endpoint) || saysWho(endpoint.getOwner()))
                    .as("%s", endpoint.getFullName())
                    .isTrue());
  }

  @Test
  void every_endpoint_is_described() {
    assertThat(endpoints())
        .allSatisfy(
            endpoint ->
                assertThat(endpoint.isAnnotatedWith(Operation.class))
                    .as("%s needs an @Operation", endpoint.getFullName())
                    .isTrue());
  }

  private static List<JavaMethod> endpoints() {
    List<JavaMethod> endpoints = new ArrayList<>();
    for (JavaClass resource : Services.classes()) {
      if (resource.isAnnotatedWith(Path.class) && !resource.isInterface()) {
        resource.getMethods().stream()
            .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
            .forEach(endpoints::add);
      }
    }
    return endpoints;
  }

  private static boolean saysWho(JavaMethod method) {
    return method.isAnnotatedWith(RolesAllowed.class)
        || method.isAnnotatedWith(PermitAll.class)
        || method.isAnnotatedWith(DenyAll.class);
  }

  private static boolean saysWho(JavaClass type) {
    return type.isAnnotatedWith(RolesAllowed.class)
        || type.isAnnotatedWith(PermitAll.class)
        || type.isAnnotatedWith(DenyAll.class);
  }
}
