package io.berth.listing.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.foundation.problem.ProblemMapper;
import io.berth.listing.application.HostErased;
import io.berth.listing.application.ListingUnknown;
import io.berth.listing.application.StaleVersion;
import io.berth.listing.application.port.PhotoScaler;
import io.berth.listing.domain.FixedField;
import io.berth.listing.domain.InvalidListing;
import io.berth.listing.domain.TooManyPhotos;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What each refusal of listing is in HTTP. */
final class ListingProblems {
  private ListingProblems() {}

  private static Response response(Problem problem) {
    return new ProblemMapper().toResponse(problem);
  }

  /** Offers that can't be meant. */
  @Provider
  public static class InvalidMapper implements ExceptionMapper<InvalidListing> {
    @Override
    public Response toResponse(InvalidListing invalid) {
      return response(Problem.badRequest(invalid.field(), invalid.rule(), invalid.getMessage()));
    }
  }

  /** Nothing there for the caller. */
  @Provider
  public static class UnknownMapper implements ExceptionMapper<ListingUnknown> {
    @Override
    public Response toResponse(ListingUnknown unknown) {
      return response(Problem.notFound("listing-unknown", "There is no such listing for you."));
    }
  }

  /** A living token of somebody who is erased. */
  @Provider
  public static class ErasedMapper implements ExceptionMapper<HostErased> {
    @Override
    public Response toResponse(HostErased erased) {
      return response(new Problem(403, "member-erased", "This account is erased."));
    }
  }

  /** What can't be shown. */
  @Provider
  public static class UnreadableMapper implements ExceptionMapper<PhotoScaler.Unreadable> {
    @Override
    public Response toResponse(PhotoScaler.Unreadable unreadable) {
      return response(Problem.badRequest("body", "Picture", unreadable.getMessage()));
    }
  }

  /** Pictures take memory; a few are made at a time. */
  @Provider
  public static class BusyMapper implements ExceptionMapper<PhotoScaler.Busy> {
    @Override
    public Response toResponse(PhotoScaler.Busy busy) {
      return response(
          Problem.unavailable("busy", "Many photos are being made; try again in a moment.", 5));
    }
  }

  /** As many as may be. */
  @Provider
  public static class TooManyMapper implements ExceptionMapper<TooManyPhotos> {
    @Override
    public Response toResponse(TooManyPhotos tooMany) {
      return response(Problem.conflict("too-many-photos", tooMany.getMessage()));
    }
  }

  /** A version that is not the present one. */
  @Provider
  public static class StaleMapper implements ExceptionMapper<StaleVersion> {
    @Override
    public Response toResponse(StaleVersion stale) {
      return response(stale());
    }
  }

  /** Somebody else was faster between reading and writing. */
  @Provider
  public static class LostUpdateMapper implements ExceptionMapper<OptimisticLockException> {
    @Override
    public Response toResponse(OptimisticLockException lost) {
      return response(stale());
    }
  }

  /** Fields that are fixed. */
  @Provider
  public static class FixedMapper implements ExceptionMapper<FixedField> {
    @Override
    public Response toResponse(FixedField fixed) {
      return response(
          Problem.conflict("listing-fixed-field", fixed.getMessage()).with("field", fixed.field()));
    }
  }

  private static Problem stale() {
    return new Problem(
        412, "stale", "The listing has changed meanwhile; read it again and repeat.");
  }
}
