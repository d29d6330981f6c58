package dev.nattvakt.start;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
                text ->
                        BARE_NUMBER.matcher(text).matches()
                                ? List.of(text + "m", text + "h")
                                : List.of(),
                true);
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
                                || Stream.of(text.split(","))
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
        return List.of("true", "yes", "on", "y", "1", "all").contains(word);
    }

    private static boolean isNo(String word) {
        return List.of("false", "no", "off", "n", "0", "none").contains(word);
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
            return share > 0 && share <= 1;
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
