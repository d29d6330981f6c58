package dev.nattvakt.rest;

import java.util.EnumMap;
import java.util.Map;

import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Format;
import dev.nattvakt.tool.ToolGuide;

/// The catalogue in every format, serialised once.
record CatalogueTexts(Map<Format, String> texts) {

    static CatalogueTexts of(Catalogue catalogue, ToolGuide guide) {
        Map<Format, String> texts = new EnumMap<>(Format.class);
        for (Format format : Format.values()) {
            texts.put(
                    format,
                    catalogue.published(format).put("instructions", guide.text()).toString());
        }
        return new CatalogueTexts(texts);
    }

    String of(Format format) {
        return texts.getOrDefault(format, "");
    }
}
