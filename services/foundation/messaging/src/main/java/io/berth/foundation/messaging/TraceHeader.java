package io.berth.foundation.messaging;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Hands the trace on to the service that is called; register it on every Rest Client. */
public class TraceHeader implements ClientRequestFilter {
  @Override
  public void filter(ClientRequestContext request) {
    request.getHeaders().putSingle("traceparent", TraceContext.current().traceparent());
  }
}
