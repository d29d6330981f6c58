package dev.nattvakt.start;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.runtime.configuration.DurationConverter;

import dev.nattvakt.hostup.BaseUrl;
import dev.nattvakt.watch.channel.MailAddresses;
import dev.nattvakt.words.Nearest;
import dev.nattvakt.words.Zones;

/// The values that a setting takes.
///
/// @param words the end of the sentence "it takes ..."
/// @param accepts tests the stripped text of a value
/// @param nearest suggestions for a wrong value
/// @param isShown whether an error may repeat the value; never for a secret, or an address that may
///   hold a password
public record Takes(
        String words,
        Predicate<String> accepts,
        Function<String, List<String>> nearest,
        boolean isShown) {

    /// SmallRye Config's words; it reads any other text as false.
    private static final List<String> FLAGS =
            List.of("true", "false", "yes", "no", "on", "off", "y", "n", "1", "0");

    private static final Pattern BARE_NUMBER = Pattern.compile("\\d+");
    private static final Pattern DECIMAL = Pattern.compile("\\d*\\.?\\d+");

    /// A time as people write it: number and unit.
    private static final Pattern SPOKEN_TIME =
            Pattern.compile(
                    "(?i)(\\d*[1-9]\\d*) ?(?:(s)(?:ecs?|econds?)?|(m)(?:ins?|inutes?)?|(h)(?:rs?|ours?)?|(d)(?:ays?)?)");

    private static final Pattern HOST =
            Pattern.compile(
                    "[A-Za-z0-9_][A-Za-z0-9._-]*|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    /// As browsers send it: no path, and nothing but the port behind the host.
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/?#@\\s*]+");

    static Takes trueOrFalse() {
        return new Takes(
                "true or false",
                text -> FLAGS.contains(text.toLowerCase(Locale.ROOT)),
                text -> Nearest.to(text, List.of("true", "false")),
                true);
    }

    /// One of these words, in upper or lower case.
    static Takes oneOf(String... words) {
        List<String> known = List.of(words);
        return new Takes(
                listed(known),
                text -> known.contains(text.toLowerCase(Locale.ROOT).replace('_', '-')),
                text -> Nearest.to(text, known),
                true);
    }

    static Takes wholeNumber(int least, int most) {
        return new Takes(
                "a whole number from %s to %s".formatted(least, most),
                text -> isWithin(text, least, most),
                _ -> List.of(),
                true);
    }

    static Takes shareAboveZero() {
        return new Takes(
                "a share above 0, at most 1, such as 0.25", Takes::isShare, _ -> List.of(), true);
    }

    /// Requires a unit: a number alone would be seconds, which is rarely meant.
    static Takes time() {
        return new Takes(
                "a time with its unit, such as 30s, 15m, 12h or 7d",
                Takes::isTime,
                Takes::nearestTime,
                true);
    }

    private static List<String> nearestTime(String text) {
        if (BARE_NUMBER.matcher(text).matches()) {
            return text.matches("0+") ? List.of() : List.of(text + "m", text + "h");
        }
        Matcher spoken = SPOKEN_TIME.matcher(text);
        return spoken.matches()
                ? IntStream.rangeClosed(2, spoken.groupCount())
                        .mapToObj(spoken::group)
                        .filter(Objects::nonNull)
                        .map(unit -> spoken.group(1) + unit.toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
    }

    static Takes timeZone() {
        return new Takes(
                "a time zone, such as UTC or Europe/Stockholm",
                text -> Zones.named(text).isPresent(),
                Zones::meant,
                true);
    }

    static Takes hostUpAddress() {
        return new Takes(
                "an https address (http is for this machine only), without user, password or query",
                Takes::isHostUpAddress,
                _ -> List.of(),
                false);
    }

    /// Checks scheme and host only; the package that uses the address checks the rest.
    static Takes webAddress() {
        return new Takes("an https address", Takes::isWebAddress, _ -> List.of(), false);
    }

    static Takes mailAddresses() {
        return new Takes(
                "mail addresses, comma-separated",
                text ->
                        MailAddresses.areUsable(
                                Stream.of(text.split(",", -1)).map(String::strip).toList()),
                _ -> List.of(),
                true);
    }

    /// A word for yes or no is no name: with `off` read as one, all clients would be believed.
    static Takes trustInClients() {
        return new Takes(
                "true, false, or names of clients, comma-separated",
                text ->
                        Stream.of("true", "false").anyMatch(text::equalsIgnoreCase)
                                || entries(text).findAny().isPresent()
                                        && entries(text)
                                                .map(Takes::folded)
                                                .noneMatch(word -> isYes(word) || isNo(word)),
                text ->
                        isYes(folded(text))
                                ? List.of("true")
                                : isNo(folded(text)) ? List.of("false") : List.of(),
                true);
    }

    private static String folded(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isYes(String word) {
        return List.of("true", "yes", "on", "y", "1", "all", "always", "enabled", "ja")
                .contains(word);
    }

    private static boolean isNo(String word) {
        return List.of("false", "no", "off", "n", "0", "none", "never", "disabled", "nej")
                .contains(word);
    }

    /// At least one entry, since nothing but commas would stop the start without a word.
    static Takes list(String words) {
        return new Takes(words, text -> entries(text).findAny().isPresent(), _ -> List.of(), true);
    }

    /// Names only: with a scheme, a port or a star, no request would ever fit.
    static Takes hosts() {
        return new Takes(
                "host names without scheme, port and path, comma-separated",
                text -> areAll(text, HOST),
                text ->
                        corrected(
                                text,
                                HOST,
                                one ->
                                        one.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "")
                                                .replaceFirst("/.*$", "")
                                                .replaceFirst(":\\d+$", "")),
                true);
    }

    /// Compared as they are: with a path or without a scheme, no page would ever fit.
    static Takes origins() {
        return new Takes(
                "web origins such as https://app.example.org, comma-separated",
                text -> areAll(text, ORIGIN),
                text -> corrected(text, ORIGIN, one -> one.replaceFirst("(?<=[^:/])/.*$", "")),
                true);
    }

    private static Stream<String> entries(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(one -> !one.isEmpty());
    }

    private static boolean areAll(String text, Pattern form) {
        return entries(text).findAny().isPresent()
                && entries(text).allMatch(one -> form.matcher(one).matches());
    }

    /// The whole value in the right form, if that is all that is wrong with it.
    private static List<String> corrected(
            String text, Pattern form, UnaryOperator<String> correction) {
        String whole = entries(text).map(correction).collect(Collectors.joining(","));
        return areAll(whole, form) ? List.of(whole) : List.of();
    }

    static Takes text(String words) {
        return new Takes(words, _ -> true, _ -> List.of(), true);
    }

    static Takes secret() {
        return new Takes("a secret", _ -> true, _ -> List.of(), false);
    }

    static Takes file() {
        return text("the path of a file");
    }

    private static String listed(List<String> words) {
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    private static boolean isWithin(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            return number >= least && number <= most;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static boolean isShare(String text) {
        try {
            double share = Double.parseDouble(text);
            return DECIMAL.matcher(text).matches() && share > 0 && share <= 1;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            return !BARE_NUMBER.matcher(text).matches()
                    && DurationConverter.parseDuration(text).compareTo(Duration.ZERO) > 0;
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
            return false;
        }
    }

    private static boolean isHostUpAddress(String text) {
        try {
            BaseUrl.of(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
