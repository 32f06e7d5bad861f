package io.berth.notification.application;

import io.berth.notification.application.port.MemberDirectory.Contact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts notices into words. All words are in the resource bundles {@code texts}; a key is {@code
 * <type>.<audience>[.<variant>]}, a placeholder a name in braces; what a booking and its unit are
 * called by the kind of the listing is a table of words, {@code word.<booking|use|unit>[.<KIND>]}.
 * Times are the listing's, with the zone named.
 */
@ApplicationScoped
public class Wording {
  private static final String BUNDLE = "io.berth.notification.texts";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private final String prefix;
  private final Optional<String> url;

  @Inject
  public Wording(
      @ConfigProperty(name = "berth.notification.prefix", defaultValue = "[Berth]") String prefix,
      @ConfigProperty(name = "berth.url") Optional<String> url) {
    this.prefix = prefix;
    this.url = url;
  }

  protected Wording() {
    this(null, null);
  }

  /**
   * A notice in words.
   *
   * @param text what happened, then what it is about, as one text
   */
  public record Words(String title, String text) {}

  /** A notice as people read it in their history. */
  public Words of(Notice notice, Known known, Language language) {
    Phrases phrases = new Phrases(notice, known, language);
    List<String> parts = new ArrayList<>(phrases.sentences());
    parts.add(String.join(" · ", phrases.details()));
    parts.removeIf(String::isEmpty);
    return new Words(phrases.title(), String.join(" ", parts));
  }

  /** A notice as an e-mail. */
  public Letter letter(Notice notice, Known known, Contact contact) {
    Phrases phrases = new Phrases(notice, known, contact.language());
    phrases.values.put("name", contact.name());
    url.ifPresent(value -> phrases.values.put("url", value.replaceFirst("/$", "") + page(notice)));
    String subject =
        known
            .title()
            .flatMap(titles -> titles.in(contact.language()))
            .map(listing -> phrases.title() + " · " + listing)
            .orElse(phrases.title());
    List<List<String>> paragraphs = new ArrayList<>();
    paragraphs.add(List.of(phrases.say("mail.greeting")));
    paragraphs.add(phrases.sentences());
    paragraphs.add(phrases.details());
    if (url.isPresent()) {
      paragraphs.add(List.of(phrases.say("mail.link")));
    }
    paragraphs.add(List.of(phrases.say("mail.footer")));
    paragraphs.removeIf(List::isEmpty);
    return new Letter(
        notice.id(),
        contact.email(),
        contact.name(),
        contact.language(),
        CONTROL.matcher(prefix + " " + subject).replaceAll(" ").strip(),
        plain(paragraphs),
        html(contact.language(), phrases.title(), paragraphs));
  }

  /** Where one does something about it: what is held is paid for, a host has the console. */
  private static String page(Notice notice) {
    if (notice.audience() == Audience.HOST) {
      return "/console/";
    }
    String place = notice.type() == NoticeType.BOOKING_HELD ? "checkout" : "my";
    return "/%s/%s".formatted(place, notice.bookingId());
  }

  private static String plain(List<List<String>> paragraphs) {
    return String.join("\n\n", paragraphs.stream().map(lines -> String.join("\n", lines)).toList())
        + "\n";
  }

  private static String html(Language language, String title, List<List<String>> paragraphs) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"%s\">\n".formatted(language.locale().getLanguage()));
    html.append(
        "<head><meta charset=\"utf-8\"><title>%s</title></head>\n<body>\n"
            .formatted(escaped(title)));
    html.append("<h1 style=\"font-size:1.2em\">%s</h1>\n".formatted(escaped(title)));
    for (List<String> lines : paragraphs) {
      html.append("<p>")
          .append(String.join("<br>\n", lines.stream().map(Wording::escaped).toList()))
          .append("</p>\n");
    }
    return html.append("</body>\n</html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** The phrases of one notice in one language. */
  private static final class Phrases {
    private final Notice notice;
    private final Known known;
    private final Language language;
    private final Facts facts;
    private final ResourceBundle bundle;
    private final Map<String, String> values = new HashMap<>();

    Phrases(Notice notice, Known known, Language language) {
      this.notice = notice;
      this.known = known;
      this.language = language;
      this.facts = notice.facts().withPeriodOf(known.booking().orElse(Facts.NONE));
      this.bundle =
          ResourceBundle.getBundle(
              BUNDLE,
              language.locale(),
              Wording.class.getClassLoader(),
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
      word("booking");
      word("use");
      put("total", facts.total());
      put("refund", facts.refund());
      put("amount", facts.amount());
      if (facts.deadline() != null && facts.timeZone() != null) {
        values.put(
            "deadline", moment(facts.deadline()) + " (" + zone(ZoneId.of(facts.timeZone())) + ")");
      }
      reason().ifPresent(text -> values.put("reason", text));
    }

    String title() {
      return say(key("title"));
    }

    /** What happened; only what can be said in full. */
    List<String> sentences() {
      List<String> sentences = new ArrayList<>();
      sentences.add(say(key("text")));
      switch (notice.type()) {
        case BOOKING_REQUESTED -> {
          sayIf(
              sentences, notice.audience() == Audience.GUEST, "sentence.answer-until", "deadline");
          sayIf(sentences, notice.audience() == Audience.HOST, "sentence.answer-by", "deadline");
          sentences.add(price());
        }
        case BOOKING_CONFIRMED, BOOKING_CHANGED -> sentences.add(price());
        case BOOKING_HELD -> {
          sayIf(sentences, true, "sentence.held-until", "deadline");
          if (variant().startsWith("offer")) {
            sentences.add(price());
          }
        }
        case BOOKING_DECLINED -> {
          sayIf(sentences, true, "sentence.reason", "reason");
          sayIf(sentences, isHeld(), "sentence.held-until", "deadline");
        }
        case BOOKING_CANCELLED -> {
          sayIf(sentences, true, "sentence.reason", "reason");
          if (isPositive(facts.charged())) {
            sayIf(sentences, isPositive(facts.refund()), "sentence.refund", "refund");
            sayIf(sentences, !isPositive(facts.refund()), "sentence.no-refund", "refund");
          }
        }
        case BOOKING_DENIED, BOOKING_MARKED_NO_SHOW, PAYMENT_DECLINED ->
            sayIf(sentences, true, "sentence.reason", "reason");
        default -> {}
      }
      return sentences.stream().filter(each -> !each.isEmpty()).toList();
    }

    /** What it is about, as far as it is known. */
    List<String> details() {
      List<String> details = new ArrayList<>();
      known
          .title()
          .flatMap(titles -> titles.in(language))
          .map(title -> facts.unit() == null ? title : title + ", " + unit())
          .ifPresent(details::add);
      if (facts.startsAt() != null && facts.endsAt() != null && facts.timeZone() != null) {
        details.add(
            "%s – %s (%s)"
                .formatted(
                    moment(facts.startsAt()),
                    moment(facts.endsAt()),
                    zone(ZoneId.of(facts.timeZone()))));
      }
      return details;
    }

    String say(String key) {
      Matcher matcher = PLACEHOLDER.matcher(bundle.getString(key));
      return matcher.replaceAll(
          match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
    }

    private void sayIf(List<String> sentences, boolean fits, String key, String needs) {
      if (fits && values.containsKey(needs)) {
        sentences.add(say(key));
      }
    }

    private String price() {
      if (facts.total() == null) {
        return "";
      }
      return isPositive(facts.total()) ? say("sentence.total") : say("sentence.free");
    }

    private String key(String part) {
      String audience = notice.audience().name().toLowerCase(Locale.ROOT);
      String plain = notice.type().word() + "." + audience;
      String variant = plain + "." + variant();
      while (variant.length() > plain.length()) {
        if (bundle.containsKey(variant + "." + part)) {
          return variant + "." + part;
        }
        variant = variant.substring(0, variant.lastIndexOf('.'));
      }
      return plain + "." + part;
    }

    private String variant() {
      String reason = facts.reason() == null ? "" : facts.reason();
      return switch (notice.type()) {
        case BOOKING_HELD ->
            reason.equals("waiting-offer") ? isFree() ? "offer.free" : "offer" : "";
        case BOOKING_CONFIRMED -> known.approved() ? isFree() ? "approved.free" : "approved" : "";
        case BOOKING_REQUESTED, BOOKING_DENIED -> isFree() ? "free" : "";
        case BOOKING_CANCELLED -> "by-" + facts.by();
        case BOOKING_DECLINED -> isHeld() ? "held" : known.approved() ? "approved" : "";
        case BOOKING_EXPIRED -> expired(reason);
        case BOOKING_CHANGED -> reason;
        case BOOKING_MARKED_NO_SHOW -> "by-" + facts.by();
        default -> "";
      };
    }

    private String expired(String reason) {
      return switch (reason) {
        case "hold-ended" -> isFree() ? "hold.free" : "hold";
        case "request-ended" -> isFree() ? "request.free" : "request";
        default -> reason.startsWith("payment-") ? "payment" : "";
      };
    }

    private boolean isFree() {
      return facts.total() != null && !isPositive(facts.total());
    }

    private boolean isHeld() {
      return "HELD".equals(facts.state());
    }

    /** A code in words, or what a person wrote; a code without words is not for people. */
    private Optional<String> reason() {
      if (facts.reason() == null || facts.reason().isBlank()) {
        return Optional.empty();
      }
      String key = "reason." + facts.reason();
      if (bundle.containsKey(key)) {
        return Optional.of(bundle.getString(key));
      }
      boolean byAPerson = "guest".equals(facts.by()) || "host".equals(facts.by());
      return byAPerson ? Optional.of("“" + facts.reason().strip() + "”") : Optional.empty();
    }

    private String moment(Instant instant) {
      return DateTimeFormatter.ofPattern(bundle.getString("pattern.moment"), language.locale())
          .format(instant.atZone(ZoneId.of(facts.timeZone())));
    }

    private String zone(ZoneId zone) {
      try {
        String name = zone.getDisplayName(TextStyle.FULL, language.locale());
        return name.equals(zone.getId()) ? name : name + ", " + zone.getId();
      } catch (DateTimeException e) {
        return zone.getId();
      }
    }

    /** What a booking, or its use, is called: by the kind of the listing, else in general. */
    private void word(String name) {
      values.put(name, bundle.getString(ofKind("word." + name)));
    }

    private String unit() {
      values.put("unit", facts.unit());
      return say(ofKind("word.unit"));
    }

    private String ofKind(String key) {
      String ofKind = key + "." + facts.kind();
      return bundle.containsKey(ofKind) ? ofKind : key;
    }

    private void put(String name, Money money) {
      if (money != null) {
        values.put(name, amount(money));
      }
    }

    private String amount(Money money) {
      Currency currency = Currency.getInstance(money.currency());
      int digits = Math.max(0, currency.getDefaultFractionDigits());
      NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
      format.setCurrency(currency);
      format.setMinimumFractionDigits(digits);
      format.setMaximumFractionDigits(digits);
      return format.format(java.math.BigDecimal.valueOf(money.amount(), digits));
    }

    private static boolean isPositive(Money money) {
      return money != null && money.amount() > 0;
    }
  }
}
