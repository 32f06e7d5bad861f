package io.berth.foundation.messaging;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * Writes the trace id of the running work into every line of Open Liberty's JSON log, as {@code
 * ext_traceId}; on another server it does nothing.
 */
final class LogTrace {
  private static final String FIELD = "traceId";
  private static final Optional<MethodHandle> ADD =
      method("addExtension", String.class, String.class);
  private static final Optional<MethodHandle> REMOVE = method("removeExtension", String.class);

  private LogTrace() {}

  static void begin(String traceId) {
    ADD.ifPresent(method -> call(method, FIELD, traceId));
  }

  static void end() {
    REMOVE.ifPresent(method -> call(method, FIELD));
  }

  private static Optional<MethodHandle> method(String name, Class<?>... parameters) {
    try {
      Class<?> context = Class.forName("com.ibm.websphere.logging.hpel.LogRecordContext");
      for (Class<?> result : new Class<?>[] {void.class, boolean.class}) {
        try {
          return Optional.of(
              MethodHandles.publicLookup()
                  .findStatic(context, name, MethodType.methodType(result, parameters)));
        } catch (NoSuchMethodException e) {
          continue;
        }
      }
      return Optional.empty();
    } catch (ClassNotFoundException | IllegalAccessException e) {
      return Optional.empty();
    }
  }

  private static void call(MethodHandle method, Object... arguments) {
    try {
      method.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException("the log takes no trace id", e);
    }
  }
}
