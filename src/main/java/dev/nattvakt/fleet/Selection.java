package dev.nattvakt.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.nattvakt.caller.NamePattern;
import dev.nattvakt.schedule.VisibleText;
import dev.nattvakt.schedule.Vps;

/// The servers that a caller's words mean: ids, display names, primary IPs, and patterns with `*`
/// over names and ids. A pattern may fit any number of servers, but not none; another word fits
/// one.
///
/// @param servers each once, in the order of the fleet
/// @param unclear words that fit none or several
public record Selection(List<Vps> servers, List<Unclear> unclear) {

    public Selection {
        servers = List.copyOf(servers);
        unclear = List.copyOf(unclear);
    }

    /// A word that says nothing certain.
    ///
    /// @param isException whether it stands among the exceptions
    /// @param candidates the servers that it fits, none or several
    public record Unclear(String word, boolean isException, List<Vps> candidates) {

        public boolean isPattern() {
            return word.indexOf('*') >= 0;
        }
    }

    /// @param fleet all servers that the caller may see
    /// @param words at least one
    /// @param exceptions left out again
    public static Selection of(
            Collection<Vps> fleet, Collection<String> words, Collection<String> exceptions) {
        List<Unclear> unclear = new ArrayList<>();
        Set<Vps> chosen = fitting(fleet, words, false, unclear);
        chosen.removeAll(fitting(fleet, exceptions, true, unclear));
        return new Selection(fleet.stream().filter(chosen::contains).toList(), unclear);
    }

    private static Set<Vps> fitting(
            Collection<Vps> fleet,
            Collection<String> words,
            boolean areExceptions,
            List<Unclear> unclear) {
        Set<Vps> fitting = new HashSet<>();
        for (String word : words) {
            Unclear meant =
                    new Unclear(
                            word,
                            areExceptions,
                            fleet.stream().filter(vps -> fits(word, vps)).toList());
            boolean isClear =
                    meant.candidates().size() == 1
                            || (meant.isPattern() && !meant.candidates().isEmpty());
            if (isClear) {
                fitting.addAll(meant.candidates());
            } else if (!unclear.contains(meant)) {
                unclear.add(meant);
            }
        }
        return fitting;
    }

    private static boolean fits(String word, Vps vps) {
        String shown = VisibleText.of(word);
        return vps.id().value().equals(shown)
                || vps.name().filter(name -> VisibleText.areSame(name, word)).isPresent()
                || vps.primaryIp().filter(shown::equalsIgnoreCase).isPresent()
                || (word.indexOf('*') >= 0 && new NamePattern(shown).matches(vps));
    }
}
