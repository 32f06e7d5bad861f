package io.berth.payment.adapter.in.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Signs every answer, errors included, with {@code Berth-Payment: 1}. A 404 or 503 without it was
 * written by something in between, so the request never arrived here.
 */
@Provider
@Priority(1)
public class SignatureFilter implements ContainerResponseFilter {
  public static final String HEADER = "Berth-Payment";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HEADER, "1");
  }
}
