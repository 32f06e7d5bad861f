package io.berth.foundation.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A body that is no JSON, or not the JSON that is asked for, as 400 with field and rule. */
@Provider
@Priority(1)
public class UnreadableJsonMapper implements ExceptionMapper<JsonProcessingException> {
  @Override
  public Response toResponse(JsonProcessingException exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem.response();
      }
    }
    return problem(exception).response();
  }

  static Problem problem(JsonProcessingException exception) {
    if (!(exception instanceof JsonMappingException mapping)) {
      return Problem.badRequest("body", "Json", "The body is not well-formed JSON.");
    }
    String field = field(mapping);
    if (exception instanceof PropertyBindingException unknown) {
      return Problem.badRequest(
          field,
          "UnknownField",
          field
              + " is not a field here; these are: "
              + new TreeSet<>(unknown.getKnownPropertyIds()));
    }
    if (exception instanceof InvalidFormatException format) {
      return Problem.badRequest(field, "Format", field + " " + expected(format.getTargetType()));
    }
    if (exception instanceof MismatchedInputException mismatch) {
      return Problem.badRequest(field, "Type", field + " " + expected(mismatch.getTargetType()));
    }
    if (exception.getCause() instanceof InputCoercionException) {
      return Problem.badRequest(field, "Range", field + " is too large or too small");
    }
    if (exception.getCause() instanceof JsonProcessingException) {
      return Problem.badRequest(field, "Json", "The body is not well-formed JSON.");
    }
    String detail = mapping.getCause() == null ? "can't be read" : mapping.getCause().getMessage();
    return Problem.badRequest(field, "Value", field + " " + detail);
  }

  private static String field(JsonMappingException mapping) {
    String field =
        mapping.getPath().stream()
            .map(
                reference ->
                    reference.getFieldName() == null
                        ? "[" + reference.getIndex() + "]"
                        : "." + reference.getFieldName())
            .collect(Collectors.joining());
    return field.isEmpty() ? "body" : field.startsWith(".") ? field.substring(1) : field;
  }

  private static String expected(Class<?> type) {
    if (type == null) {
      return "has the wrong type";
    }
    if (type.isEnum()) {
      return "must be one of " + java.util.Arrays.toString(type.getEnumConstants());
    }
    if (type == java.util.UUID.class) {
      return "must be a UUID";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
      return "must be a whole number";
    }
    if (type == java.time.LocalDate.class) {
      return "must be a date such as 2027-05-01";
    }
    if (type == java.time.LocalTime.class) {
      return "must be a time such as 15:00";
    }
    if (type == String.class) {
      return "must be a text";
    }
    if (java.util.Collection.class.isAssignableFrom(type)) {
      return "must be a list";
    }
    return "has the wrong type";
  }
}
