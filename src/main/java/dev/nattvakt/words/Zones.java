package dev.nattvakt.words;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.nattvakt.schedule.VisibleText;

/// IANA time zones by name, and what could be meant by a word that is none. Spelling is compared
/// between places only: an abbreviation one letter away from another is a different time.
public final class Zones {

    private static final int MOST = 3;

    /// Named after a direction that is opposite to what people mean by it, or only kept for old
    /// programs: understood, proposed only for what they mean.
    private static final List<String> ODD = List.of("Etc/", "SystemV/");

    private static final Map<String, String> NAMES =
            ZoneId.getAvailableZoneIds().stream()
                    .collect(Collectors.toUnmodifiableMap(Zones::folded, name -> name));

    private static final List<String> PLACES =
            NAMES.values().stream()
                    .filter(name -> name.contains("/"))
                    .filter(name -> ODD.stream().noneMatch(name::startsWith))
                    .sorted()
                    .toList();

    private static final Map<String, List<String>> ABBREVIATIONS = abbreviations();

    private static final Pattern OFFSET =
            Pattern.compile("(?:utc|gmt|z)?_?([+-])_?(\\d{1,2})(?::?(\\d{2}))?");

    private Zones() {}

    /// A zone by its name, in any letter case, with blanks for underscores.
    public static Optional<ZoneId> named(String name) {
        return Optional.ofNullable(NAMES.get(folded(name))).map(ZoneId::of);
    }

    /// Zones that the word could mean, at most three; empty where a guess would be one.
    public static List<String> meant(String word) {
        String folded = folded(word);
        if (ABBREVIATIONS.containsKey(folded)) {
            return ABBREVIATIONS.get(folded);
        }
        Matcher offset = OFFSET.matcher(folded);
        if (offset.matches()) {
            return fixed(offset).stream().toList();
        }
        int slash = folded.lastIndexOf('/');
        String area = slash < 0 ? "" : folded.substring(0, slash);
        String city = folded.substring(slash + 1);
        List<String> alike = places(name -> city(name).equals(city));
        return alike.isEmpty() && !city.isEmpty()
                ? nearest(
                        city,
                        places(name ->
                                (area.isEmpty() || isSpelt(area, area(name)))
                                        && isSpelt(city, city(name))))
                : alike;
    }

    /// What to say instead of a word that is no zone.
    public static String advice(String word) {
        List<String> meant = meant(word);
        String form = "name a place as Area/City, for example Europe/Stockholm";
        if (meant.isEmpty()) {
            return form;
        }
        String those = meant.stream().map(Zones::explained).collect(Collectors.joining(" or "));
        boolean isPlace = meant.stream().allMatch(PLACES::contains);
        boolean isCode = ABBREVIATIONS.containsKey(folded(word));
        if (isPlace && !isCode) {
            return "did you mean " + those + "?";
        }
        return "it could mean " + those + (isCode ? "" : "; where clocks change, " + form);
    }

    /// Names and cities of several words, in lower case with blanks, longest first.
    public static List<String> ofSeveralWords() {
        return PLACES.stream()
                .flatMap(name -> Stream.of(folded(name), city(name)))
                .filter(name -> name.contains("_"))
                .map(name -> name.replace('_', ' '))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    static Set<String> abbreviated() {
        return ABBREVIATIONS.keySet();
    }

    private static String explained(String name) {
        return name.startsWith("Etc/GMT")
                ? name + " (UTC" + opposite(name.substring("Etc/GMT".length())) + " all year)"
                : name;
    }

    /// POSIX counts west of Greenwich as positive, people count it as negative.
    private static String opposite(String offset) {
        return (offset.startsWith("+") ? "-" : "+") + offset.substring(1);
    }

    private static Optional<String> fixed(Matcher offset) {
        boolean isFull = offset.group(3) == null || offset.group(3).equals("00");
        int hours = Integer.parseInt(offset.group(2));
        String name =
                hours == 0 ? "UTC" : "Etc/GMT" + (offset.group(1).equals("+") ? "-" : "+") + hours;
        return isFull && NAMES.containsValue(name) ? Optional.of(name) : Optional.empty();
    }

    private static List<String> places(Predicate<String> wanted) {
        return PLACES.stream().filter(wanted).limit(MOST).toList();
    }

    private static List<String> nearest(String city, Collection<String> names) {
        Map<String, String> byCity = new TreeMap<>();
        names.forEach(name -> byCity.putIfAbsent(city(name), name));
        return Nearest.to(city, byCity);
    }

    private static String city(String name) {
        return folded(name.substring(name.lastIndexOf('/') + 1));
    }

    private static String area(String name) {
        return folded(name.substring(0, name.lastIndexOf('/')));
    }

    /// One typing error in a word of four letters, two in one of eight: Madras is not Madrid.
    private static boolean isSpelt(String word, String name) {
        return word.equals(name)
                || word.length() >= 4
                        && Nearest.errors(word, name) <= Math.min(2, word.length() / 4);
    }

    private static String folded(String name) {
        return VisibleText.of(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll(" ?/ ?", "/")
                .replace(' ', '_');
    }

    /// Those that people write most. Several places where several use the letters; the one without
    /// changing clocks beside it where the letters name it.
    private static Map<String, List<String>> abbreviations() {
        Map<String, List<String>> known = new TreeMap<>();
        for (String row :
                """
                est America/New_York Etc/GMT+5
                edt America/New_York
                et America/New_York
                cst America/Chicago Asia/Shanghai Etc/GMT+6
                cdt America/Chicago
                ct America/Chicago
                mst America/Denver America/Phoenix Etc/GMT+7
                mdt America/Denver
                mt America/Denver
                pst America/Los_Angeles Asia/Manila Etc/GMT+8
                pdt America/Los_Angeles
                pt America/Los_Angeles
                akst America/Anchorage
                akdt America/Anchorage
                hst Pacific/Honolulu
                ast America/Halifax Asia/Riyadh Etc/GMT+4
                adt America/Halifax
                nst America/St_Johns
                ndt America/St_Johns
                brt America/Sao_Paulo
                art America/Argentina/Buenos_Aires
                bst Europe/London Asia/Dhaka
                ist Asia/Kolkata Europe/Dublin Asia/Jerusalem
                idt Asia/Jerusalem
                west Europe/Lisbon
                cest Europe/Stockholm Europe/Berlin Europe/Paris
                mez Europe/Berlin
                mesz Europe/Berlin
                mest Europe/Berlin
                eest Europe/Helsinki Europe/Athens Europe/Bucharest
                msk Europe/Moscow
                trt Europe/Istanbul
                sast Africa/Johannesburg
                cat Africa/Maputo
                eat Africa/Nairobi
                wat Africa/Lagos
                gst Asia/Dubai
                pkt Asia/Karachi
                ict Asia/Bangkok
                wib Asia/Jakarta
                sgt Asia/Singapore
                hkt Asia/Hong_Kong
                jst Asia/Tokyo
                kst Asia/Seoul
                awst Australia/Perth
                acst Australia/Adelaide Australia/Darwin
                acdt Australia/Adelaide
                aest Australia/Sydney Australia/Brisbane
                aedt Australia/Sydney
                nzst Pacific/Auckland
                nzdt Pacific/Auckland
                z UTC
                """
                        .lines()
                        .toList()) {
            List<String> words = List.of(row.split(" "));
            known.put(words.getFirst(), words.subList(1, words.size()));
        }
        return known;
    }
}
