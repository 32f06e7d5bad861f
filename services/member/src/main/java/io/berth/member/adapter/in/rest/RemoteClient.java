package io.berth.member.adapter.in.rest;

import io.berth.member.application.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells where a request comes from; the server has resolved trusted proxies before. */
final class RemoteClient {
  private RemoteClient() {}

  static SignIn.Client of(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    return new SignIn.Client(address, isLoopback(address) && !isForwarded(request));
  }

  /** A proxy on this machine speaks for someone who may be far away. */
  private static boolean isForwarded(HttpServletRequest request) {
    return request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null;
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
