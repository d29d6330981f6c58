package dev.nattvakt.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The skills in `tools/skills`, in the Agent Skills form, as a client reads them.
public final class Skills {

    /// A resource of this server.
    ///
    /// @param name as in its front matter
    /// @param description when it is to be used
    /// @param text the whole `SKILL.md`, in Markdown
    public record Skill(String name, String description, String text) {

        public String uri() {
            return "skill://" + name + "/SKILL.md";
        }
    }

    private static final List<String> NAMES =
            List.of("protect-a-new-server", "weekly-backup-review", "before-maintenance");

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---\nname: (.+)\ndescription: (.+)\n---\n");

    private Skills() {}

    public static List<Skill> all() {
        return NAMES.stream().map(Skills::read).toList();
    }

    private static Skill read(String name) {
        String text = text("/skills/" + name + "/SKILL.md");
        Matcher front = FRONT_MATTER.matcher(text);
        if (!front.find()) {
            throw new IllegalStateException(name + " has no front matter");
        }
        return new Skill(front.group(1), front.group(2), text);
    }

    private static String text(String file) {
        try (InputStream skill = Skills.class.getResourceAsStream(file)) {
            return new String(
                    Objects.requireNonNull(skill, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
