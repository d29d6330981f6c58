package dev.nattvakt.mcp;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.nattvakt.mcp.feature.Feature;
import dev.nattvakt.mcp.feature.Guide;
import dev.nattvakt.mcp.feature.Tools;
import dev.nattvakt.mcp.question.Plans;
import dev.nattvakt.mcp.question.RequestState;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Seal;
import dev.nattvakt.tool.write.CardPlans;

/// All that this server offers, and what is left of it for a client that wants to change nothing.
public record Features(List<Feature> all, List<Feature> readers) {

    public Features {
        all = List.copyOf(all);
        readers = List.copyOf(readers);
    }

    /// @param mapper writes answers as the other doors do
    /// @param cards knows which plan a card is about
    /// @param states closes what a client has to bring back
    /// @param personDecides whether a model's yes to what weakens protection counts for nothing
    public static Features of(
            Catalogue catalogue,
            ObjectMapper mapper,
            Plans plans,
            CardPlans cards,
            Seal states,
            boolean personDecides) {
        RequestState sealed = new RequestState(states);
        return new Features(
                list(catalogue, mapper, plans, cards, sealed, personDecides),
                list(catalogue.readOnly(), mapper, plans, cards, sealed, personDecides));
    }

    private static List<Feature> list(
            Catalogue catalogue,
            ObjectMapper mapper,
            Plans plans,
            CardPlans cards,
            RequestState states,
            boolean personDecides) {
        return List.of(
                new Tools(catalogue, mapper, plans, cards, states, personDecides),
                new Guide(catalogue, mapper));
    }

    /// The same behind another, which is asked first.
    public Features behind(Feature first) {
        return new Features(
                Stream.concat(Stream.of(first), all.stream()).toList(),
                Stream.concat(Stream.of(first), readers.stream()).toList());
    }

    List<Feature> list(boolean readOnly) {
        return readOnly ? readers : all;
    }
}
