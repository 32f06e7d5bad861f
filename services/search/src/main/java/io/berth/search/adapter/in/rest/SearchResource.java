package io.berth.search.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.search.application.SearchListings;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is offered, and what of it is free. */
@Path("/")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class SearchResource {
  private static final int SOON_SECONDS = 2;

  @Inject SearchListings searchListings;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "berth.search.currency", defaultValue = "KRW")
  String currency;

  @Context UriInfo address;

  @GET
  @Operation(
      summary = "Find listings; without parameters all that are published",
      description =
          "With from and to only what can be booked then by so many guests, with its exact total:"
              + " dates find what is let by night or day, times what is let by the quarter of an"
              + " hour. Facets count all that was found, of all pages.")
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description = "words in Korean or English, all of them in title, description or address",
      schema = @Schema(type = SchemaType.STRING, maxLength = SearchParameters.MOST_CHARACTERS))
  @Parameter(
      name = "kind",
      in = ParameterIn.QUERY,
      description = "STAY, HOTEL_ROOM, DINING, CAR, MEETING_ROOM or EBOOK; several: any of them",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "near",
      in = ParameterIn.QUERY,
      description = "lat,lon",
      example = "37.55,126.91",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "within",
      in = ParameterIn.QUERY,
      description = "of near, in km or m, at most 500km; 10km unless said",
      example = "10km",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "box",
      in = ParameterIn.QUERY,
      description = "south,west,north,east; west may be greater than east",
      example = "37.4,126.7,37.7,127.2",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "a date, or a time with offset on a quarter of an hour",
      example = "2027-05-01",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "like from, not taken; at most 366 slots later",
      example = "2027-05-03",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "guests",
      in = ParameterIn.QUERY,
      description = "1 unless said",
      schema = @Schema(type = SchemaType.INTEGER))
  @Parameter(
      name = "minTotal",
      in = ParameterIn.QUERY,
      description = "minor units, included; needs from and to",
      schema = @Schema(type = SchemaType.INTEGER))
  @Parameter(
      name = "maxTotal",
      in = ParameterIn.QUERY,
      description = "minor units, included; needs from and to",
      schema = @Schema(type = SchemaType.INTEGER))
  @Parameter(
      name = "minPricePerSlot",
      in = ParameterIn.QUERY,
      description = "minor units, included",
      schema = @Schema(type = SchemaType.INTEGER))
  @Parameter(
      name = "maxPricePerSlot",
      in = ParameterIn.QUERY,
      description = "minor units, included",
      schema = @Schema(type = SchemaType.INTEGER))
  @Parameter(
      name = "currency",
      in = ParameterIn.QUERY,
      description =
          "ISO 4217, of the prices that are compared: a limit leaves out all others, the sort"
              + " price puts them last",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "amenity",
      in = ParameterIn.QUERY,
      description = "several: all of them",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "approval",
      in = ParameterIn.QUERY,
      description = "INSTANT or REQUEST",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "sort",
      in = ParameterIn.QUERY,
      description =
          "relevance (unless said; without q like rating), price, distance (needs near), rating",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      description = "next of the page before, of the same search",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "1 to 100; 20 unless said",
      schema = @Schema(type = SchemaType.INTEGER))
  @APIResponseSchema(
      value = FoundView.class,
      responseCode = "200",
      responseDescription = "a page of what was found")
  @APIResponse(responseCode = "400", description = "invalid-request: field and rule are named")
  @APIResponse(responseCode = "503", description = "index-building: try again after Retry-After")
  public FoundView search() {
    SearchParameters parameters = new SearchParameters(address.getQueryParameters());
    try {
      return FoundView.of(searchListings.find(parameters.search(currency, clock.instant())));
    } catch (SearchListings.IndexMissing e) {
      throw Problem.unavailable(
          "index-building", "Search is starting; try again in a moment.", SOON_SECONDS);
    }
  }
}
