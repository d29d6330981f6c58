package dev.nattvakt.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;

/// One line of the tokens file: `NAME ROLE sha256:HEX [until=YYYY-MM-DD]
/// [servers=PATTERN,PATTERN]`.
///
/// @param until the moment of expiry, exclusive: the end of the named day in UTC
record TokenEntry(
        String name, Role role, Hash sha256, Optional<Instant> until, ServerFilter servers) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern HASH = Pattern.compile("sha256:([0-9a-fA-F]{64})");
    private static final String UNTIL = "until=";
    private static final String SERVERS = "servers=";

    /// The SHA-256 of a token.
    record Hash(String hex) {

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /// @throws IllegalArgumentException saying what is wrong, without the hash
    static TokenEntry parse(String line) {
        List<String> words = Arrays.asList(line.split("\\s+"));
        require(words.size() >= 3, "it is no NAME ROLE sha256:HEX");
        var hash = HASH.matcher(words.get(2));
        require(
                NAME.matcher(words.getFirst()).matches(),
                "a name has at most 40 letters, digits, dots, dashes and underscores");
        require(hash.matches(), "the third word is no sha256: with 64 hexadecimal digits");
        Optional<Instant> until = Optional.empty();
        ServerFilter servers = ServerFilter.ALL;
        for (String word : words.subList(3, words.size())) {
            if (word.startsWith(UNTIL)) {
                require(until.isEmpty(), "until= is there twice");
                until = Optional.of(endOf(word.substring(UNTIL.length())));
            } else if (word.startsWith(SERVERS)) {
                require(servers.equals(ServerFilter.ALL), "servers= is there twice");
                servers = patterns(word.substring(SERVERS.length()));
            } else {
                require(false, "only until= and servers= may follow the hash");
            }
        }
        return new TokenEntry(
                words.getFirst(),
                role(words.get(1)),
                new Hash(hash.group(1).toLowerCase(java.util.Locale.ROOT)),
                until,
                servers);
    }

    boolean holdsAt(Instant now) {
        return until.isEmpty() || now.isBefore(until.get());
    }

    Caller caller() {
        return new Caller(name, role, servers);
    }

    private static Role role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the role is none of viewer, operator, approver"));
    }

    private static Instant endOf(String day) {
        try {
            return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("until= is no day (expected: 2027-01-31)", wrong);
        }
    }

    private static ServerFilter patterns(String list) {
        List<String> patterns = Arrays.asList(list.split(",", -1));
        require(
                patterns.stream().noneMatch(String::isBlank),
                "servers= has an empty pattern (expected: web-*,db-01)");
        return new ServerFilter(patterns);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
