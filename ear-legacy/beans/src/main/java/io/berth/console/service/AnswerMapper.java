package io.berth.console.service;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Tells a refusal from a service that is away. A 404 means away: what the console asks for always
 * exists, so whoever answered was not the service.
 */
public class AnswerMapper implements ResponseExceptionMapper<RuntimeException> {
  private static final int NOT_FOUND = 404;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVER_ERROR = 500;

  @Override
  public boolean handles(int status, MultivaluedMap<String, Object> headers) {
    return status >= 300;
  }

  @Override
  public RuntimeException toThrowable(Response response) {
    int status = response.getStatus();
    boolean refused =
        status >= 400 && status < SERVER_ERROR && status != NOT_FOUND && status != REQUEST_TIMEOUT;
    return refused ? new Refused(status) : new ServiceAway("answered " + status, null);
  }
}
