package io.berth.member.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.foundation.security.Caller;
import io.berth.member.application.EraseMember;
import io.berth.member.application.FindMember;
import io.berth.member.application.RegisterMember;
import io.berth.member.application.ReviseMember;
import io.berth.member.domain.Member;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Members")
public class MembersResource {
  @Inject RegisterMember registerMember;
  @Inject FindMember findMember;
  @Inject ReviseMember reviseMember;
  @Inject EraseMember eraseMember;
  @Inject Caller caller;
  @Context HttpServletRequest request;

  @Inject
  @ConfigProperty(name = "berth.cookie.secure", defaultValue = "false")
  boolean secureCookie;

  @POST
  @PermitAll
  @Operation(summary = "Register")
  @APIResponseSchema(
      value = MemberView.class,
      responseCode = "201",
      responseDescription = "registered; Location names the member")
  @APIResponse(responseCode = "400", description = "invalid-request, weak-password")
  @APIResponse(responseCode = "409", description = "email-taken")
  @APIResponse(responseCode = "429", description = "too-many-attempts: see Retry-After (seconds)")
  public Response register(@NotNull @Valid RegistrationBody body) {
    Member member = registerMember.register(body.wish(), RemoteClient.of(request).address());
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/api/members/" + member.id())
        .tag(tag(member))
        .entity(MemberView.of(member))
        .build();
  }

  @GET
  @Path("me")
  @RolesAllowed({Caller.GUEST, Caller.HOST, Caller.ADMIN})
  @SecurityRequirement(name = "bearer")
  @Operation(summary = "Who I am")
  @APIResponseSchema(value = MemberView.class, responseDescription = "with its ETag")
  public Response me() {
    return answer(findMember.find(caller.id()).orElseThrow(MembersResource::unknown));
  }

  @PATCH
  @Path("me")
  @RolesAllowed({Caller.GUEST, Caller.HOST, Caller.ADMIN})
  @SecurityRequirement(name = "bearer")
  @Operation(
      summary = "Change my name, language or roles",
      description =
          "What is absent stays. New roles stand in the next token. With If-Match only if nobody"
              + " changed it since.")
  @APIResponseSchema(value = MemberView.class, responseDescription = "as it is now, with its ETag")
  @APIResponse(responseCode = "412", description = "stale: If-Match names another version")
  public Response revise(
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid RevisionBody body) {
    return answer(
        reviseMember
            .revise(caller.id(), version -> matches(ifMatch, version), body.change())
            .orElseThrow(MembersResource::unknown));
  }

  @DELETE
  @Path("me")
  @RolesAllowed({Caller.GUEST, Caller.HOST, Caller.ADMIN})
  @SecurityRequirement(name = "bearer")
  @Operation(
      summary = "Erase me, for ever",
      description =
          "Always succeeds, at once and as often as it is asked. What has not begun is cancelled:"
              + " bookings of a guest by their policy, those at a host's listings with everything"
              + " given back; listings are withdrawn, texts and addresses deleted; ratings stay."
              + " No session can be renewed any more.")
  @APIResponse(responseCode = "204", description = "erased; the session's cookie is taken back")
  public Response erase() {
    eraseMember.erase(caller.id());
    return Response.noContent().cookie(TokensResource.cookie("", 0, secureCookie)).build();
  }

  @GET
  @Path("{id}/contact")
  @RolesAllowed(Caller.SERVICE)
  @SecurityRequirement(name = "bearer")
  @Operation(summary = "How to write to a member (services only)")
  public ContactView contact(@PathParam("id") UUID id) {
    return ContactView.of(findMember.find(id).orElseThrow(MembersResource::unknown));
  }

  private static boolean matches(String ifMatch, long version) {
    return ifMatch == null || ifMatch.equals("*") || ifMatch.equals("\"" + version + "\"");
  }

  private static Response answer(Member member) {
    return Response.ok(MemberView.of(member)).tag(tag(member)).build();
  }

  private static EntityTag tag(Member member) {
    return new EntityTag(Long.toString(member.version()));
  }

  private static Problem unknown() {
    return Problem.notFound("member-unknown", "There is no such member.");
  }
}
