package io.berth.notification.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.notification.application.NoticeType;
import io.berth.notification.application.Preferences;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one wants by e-mail: nothing at all, or everything but some types. In an answer all types
 * are there; a type that a request leaves out is wanted.
 */
@Schema(name = "NotificationPreferences")
public record PreferencesBody(
    @NotNull @Schema(description = "false: no e-mail at all") Boolean email,
    @Size(max = 50) @Schema(description = "by type, such as BookingConfirmed")
        Map<String, @NotNull @Valid ChannelsBody> types) {

  /** The channels of one type. */
  @Schema(name = "NotificationChannels")
  public record ChannelsBody(@NotNull Boolean email) {}

  Preferences toPreferences() {
    Set<NoticeType> without = EnumSet.noneOf(NoticeType.class);
    Map<String, ChannelsBody> given = types == null ? Map.of() : types;
    given.forEach(
        (word, channels) -> {
          NoticeType type =
              NoticeType.of(word)
                  .orElseThrow(
                      () ->
                          Problem.badRequest(
                              "types." + word, "Known", word + " is no type of notification"));
          if (!channels.email()) {
            without.add(type);
          }
        });
    return new Preferences(email, without);
  }

  static PreferencesBody of(Preferences preferences) {
    return new PreferencesBody(
        preferences.email(),
        Arrays.stream(NoticeType.values())
            .collect(
                Collectors.toMap(
                    NoticeType::word,
                    type -> new ChannelsBody(!preferences.withoutEmail().contains(type)),
                    (one, other) -> one,
                    LinkedHashMap::new)));
  }
}
