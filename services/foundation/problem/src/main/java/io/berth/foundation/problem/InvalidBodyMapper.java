package io.berth.foundation.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;

/** Bean Validation's findings as 400, each with its field and its rule. */
@Provider
public class InvalidBodyMapper implements ExceptionMapper<ConstraintViolationException> {
  @Override
  public Response toResponse(ConstraintViolationException exception) {
    List<Problem.Violation> violations =
        exception.getConstraintViolations().stream()
            .map(InvalidBodyMapper::violation)
            .sorted(Comparator.comparing(Problem.Violation::field))
            .toList();
    Problem.Violation first = violations.get(0);
    return new Problem(400, "invalid-request", first.field() + " " + first.detail())
        .with("violations", violations)
        .response();
  }

  private static Problem.Violation violation(ConstraintViolation<?> violation) {
    StringBuilder field = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      boolean ofTheMethod =
          node.getKind() == ElementKind.METHOD
              || node.getKind() == ElementKind.CROSS_PARAMETER
              || node.getKind() == ElementKind.PARAMETER && isBody(violation);
      if (ofTheMethod || node.getName() == null) {
        continue;
      }
      // A node's index is its place in the list that the node before it names.
      if (node.getIndex() != null) {
        field.append('[').append(node.getIndex()).append(']');
      }
      if (node.getKind() != ElementKind.CONTAINER_ELEMENT) {
        field.append(field.isEmpty() ? "" : ".").append(node.getName());
      }
    }
    String rule =
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    return new Problem.Violation(
        field.isEmpty() ? "body" : field.toString(), rule, violation.getMessage());
  }

  private static boolean isBody(ConstraintViolation<?> violation) {
    int nodes = 0;
    for (Path.Node ignored : violation.getPropertyPath()) {
      nodes++;
    }
    return nodes > 2 || violation.getInvalidValue() == null && nodes == 2;
  }
}
