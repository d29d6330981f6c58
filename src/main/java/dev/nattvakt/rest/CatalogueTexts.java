package dev.nattvakt.rest;

import java.util.EnumMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Format;
import dev.nattvakt.tool.Instructions;

/// The catalogue in every form, as text that is written out as it is. Ours says how to use the
/// tools, too; the others are what a vendor's API takes.
record CatalogueTexts(Map<Format, String> texts) {

    static CatalogueTexts of(Catalogue catalogue, Instructions instructions) {
        Map<Format, String> texts = new EnumMap<>(Format.class);
        for (Format format : Format.values()) {
            ObjectNode published = catalogue.published(format);
            if (format == Format.MCP) {
                published.put("instructions", instructions.text());
            }
            texts.put(format, published.toString());
        }
        return new CatalogueTexts(texts);
    }

    String of(Format format) {
        return texts.getOrDefault(format, "");
    }
}
