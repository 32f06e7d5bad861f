package io.berth.foundation.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.berth.foundation.problem.StrictJsonProvider;

/** Event data as JSON: written in full, read tolerantly. */
public final class EventJson {
  private static final ObjectMapper MAPPER =
      StrictJsonProvider.mapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private EventJson() {}

  public static String write(Object data) {
    try {
      return MAPPER.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("event data can't be written", e);
    }
  }

  /**
   * Reads tolerantly.
   *
   * @throws MalformedEvent if it is not of this type
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new MalformedEvent("data is not the " + type.getSimpleName() + " it should be", e);
    }
  }
}
