package io.berth.foundation.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The published events: the schema and the example of each type. */
public final class Contracts {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Contracts() {}

  /** The example of version 1, as JSON text. */
  public static String example(String context, String type) {
    return read("/contracts/" + context + "/" + type + ".v1.example.json");
  }

  /** What the data breaks of the schema of version 1; empty if it matches. */
  public static Set<ValidationMessage> violations(String context, String type, String data) {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                read("/contracts/" + context + "/" + type + ".v1.schema.json"),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    try {
      return schema.validate(MAPPER.readTree(data));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + data, e);
    }
  }

  private static String read(String resource) {
    try (InputStream in = Contracts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no contract " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
