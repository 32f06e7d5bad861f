package io.berth.foundation.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Adds to every API document what all APIs share: the bearer token, who may call what, and what a
 * refusal is. Operations come named by class and method, by which their access is looked up.
 */
public class ApiDescription implements OASFilter {
  private static final String PROBLEM = "Problem";
  private static final String REFUSAL = "Refusal";
  private static final String BEARER = "bearer";

  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getOperationId() != null) {
      sayWhoMayCall(operation);
    }
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (!status.startsWith("2") && response.getContent() == null) {
                response.setContent(problemContent());
              }
            });
    if (operation.getResponses().getDefaultValue() == null) {
      operation.getResponses().setDefaultValue(OASFactory.createAPIResponse().ref(REFUSAL));
    }
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    Components components = document.getComponents();
    components.addSchema(PROBLEM, problem());
    components.addResponse(
        REFUSAL,
        OASFactory.createAPIResponse()
            .description(
                "A refusal: 400 malformed, 401 no or bad token, 403 not your role, 404 unknown or"
                    + " not yours, 413 too large, 429 too many, 503 try again after Retry-After"
                    + " seconds.")
            .content(problemContent()));
    components.addSecurityScheme(
        BEARER,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme(BEARER)
            .bearerFormat("JWT")
            .description("what POST /api/members/tokens gives, or a service's own token"));
    document.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
  }

  private static void sayWhoMayCall(Operation operation) {
    String id = operation.getOperationId();
    operation.setOperationId(null);
    int end = id.lastIndexOf('_');
    Class<?> resource = resource(id.substring(0, end));
    Method method =
        Stream.of(resource.getDeclaredMethods())
            .filter(each -> each.getName().equals(id.substring(end + 1)))
            .findFirst()
            .orElseThrow();
    boolean ofItsOwn =
        method.isAnnotationPresent(RolesAllowed.class)
            || method.isAnnotationPresent(PermitAll.class);
    AnnotatedElement rule = ofItsOwn ? method : resource;
    if (rule.isAnnotationPresent(PermitAll.class)) {
      operation.setSecurity(List.of());
      return;
    }
    RolesAllowed allowed = rule.getAnnotation(RolesAllowed.class);
    String roles = "Roles: " + String.join(", ", allowed.value()) + ".";
    String text = operation.getDescription();
    operation.setDescription(text == null ? roles : text + " " + roles);
  }

  private static Class<?> resource(String name) {
    try {
      return Class.forName(name, false, ApiDescription.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("an operation of an unknown class: " + name, e);
    }
  }

  private static Content problemContent() {
    return OASFactory.createContent()
        .addMediaType(
            Problem.MEDIA_TYPE,
            OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM)));
  }

  private static Schema problem() {
    Schema violation =
        OASFactory.createSchema()
            .type(Schema.SchemaType.OBJECT)
            .addProperty("field", text("the field, as the client wrote it"))
            .addProperty("rule", text("the rule that it breaks"))
            .addProperty("detail", text("a sentence for a person"));
    return OASFactory.createSchema()
        .type(Schema.SchemaType.OBJECT)
        .description("RFC 9457; further members by type")
        .addRequired("type")
        .addRequired("status")
        .addProperty("type", text("stable name of the rule, urn:berth:problem:…"))
        .addProperty("title", text("the same in words"))
        .addProperty(
            "status",
            OASFactory.createSchema().type(Schema.SchemaType.INTEGER).description("of HTTP"))
        .addProperty("detail", text("a sentence for a person"))
        .addProperty(
            "violations",
            OASFactory.createSchema()
                .type(Schema.SchemaType.ARRAY)
                .items(violation)
                .description("of invalid-request: what is wrong where"));
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().type(Schema.SchemaType.STRING).description(description);
  }
}
