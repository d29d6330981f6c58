package dev.nattvakt.slack.message.blockkit;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// Paragraphs and lists. Slack parses no mark-up here: bold text, dates and mentions are elements.
record RichText(List<Part> elements) implements Block {

    /// Slack states no limit for rich text; this is its limit for text objects.
    private static final int LONGEST = 3_000;

    public RichText {
        elements = cut(elements);
    }

    static RichText of(Part... parts) {
        return new RichText(List.of(parts));
    }

    @Override
    @JsonIgnore
    public boolean isEmpty() {
        return elements.isEmpty();
    }

    /// A paragraph, or a list of them.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Section.class, name = "rich_text_section"),
        @JsonSubTypes.Type(value = Bullets.class, name = "rich_text_list")
    })
    sealed interface Part {}

    record Section(List<Element> elements) implements Part {}

    /// @param style how Slack marks each item
    record Bullets(List<Section> elements, String style) implements Part {

        Bullets(List<Section> elements) {
            this(elements, "bullet");
        }
    }

    private static List<Part> cut(List<Part> parts) {
        Room room = new Room(LONGEST);
        List<Part> cut = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Section section -> cut.addAll(cut(room, List.of(section)));
                case Bullets bullets -> {
                    List<Section> items = cut(room, bullets.elements());
                    if (!items.isEmpty()) {
                        cut.add(new Bullets(items));
                    }
                }
            }
        }
        return List.copyOf(cut);
    }

    private static List<Section> cut(Room room, List<Section> sections) {
        return sections.stream()
                .map(section -> new Section(room.fill(section.elements())))
                .filter(section -> !section.elements().isEmpty())
                .toList();
    }

    /// The rest of the limit while elements are added.
    private static final class Room {

        private int left;

        private Room(int left) {
            this.left = left;
        }

        private List<Element> fill(List<Element> elements) {
            List<Element> fitting = new ArrayList<>();
            for (Element element : elements) {
                if (left > 0 && !element.shown().isEmpty()) {
                    element.within(left).ifPresent(fitting::add);
                    left -= element.shown().length();
                }
            }
            return List.copyOf(fitting);
        }
    }
}
