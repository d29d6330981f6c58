package dev.nattvakt.mcp.feature;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.nattvakt.tool.Catalogue;

/// The skills in `tools/skills`, in the Agent Skills form, as a client reads them.
final class Skills {

    private static final List<Source> SOURCES =
            List.of(
                    new Source("protect-a-new-server", "set_backup_schedule"),
                    new Source("weekly-backup-review", "audit_protection"),
                    new Source("before-maintenance", "set_backup_schedule"));

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---\nname: (.+)\ndescription: (.+)\n---\n\n# (.+)\n");

    private Skills() {}

    /// A resource of this server.
    ///
    /// @param name as in its front matter
    /// @param title its heading
    /// @param description when it is to be used
    /// @param text the whole `SKILL.md`, in Markdown
    record Skill(String name, String title, String description, String text) {

        String uri() {
            return "skill://" + name + "/SKILL.md";
        }
    }

    /// @param tool what it cannot do without
    private record Source(String name, String tool) {}

    /// Those whose tools are there: in read-only mode, those that only read.
    static List<Skill> with(Catalogue catalogue) {
        return SOURCES.stream()
                .filter(source -> catalogue.card(source.tool()).isPresent())
                .map(Skills::read)
                .toList();
    }

    private static Skill read(Source source) {
        String text = PackagedText.of("/skills/" + source.name() + "/SKILL.md");
        Matcher front = FRONT_MATTER.matcher(text);
        if (!front.find()) {
            throw new IllegalStateException(source.name() + " has no front matter");
        }
        return new Skill(front.group(1), front.group(3), front.group(2), text);
    }
}
