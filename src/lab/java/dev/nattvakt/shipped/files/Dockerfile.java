package dev.nattvakt.shipped.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// An image's recipe, read the way a builder reads it: comments dropped, continued lines joined.
record Dockerfile(Path path, List<Stage> stages) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// @param arguments what follows the keyword, in one line
    record Instruction(String keyword, String arguments) {

        List<String> words() {
            return List.of(arguments.split("\\s+"));
        }

        /// The words that are options (`--from=build`).
        List<String> options() {
            return words().stream().filter(word -> word.startsWith("--")).toList();
        }

        Optional<String> option(String name) {
            String start = "--" + name + "=";
            return options().stream()
                    .filter(option -> option.startsWith(start))
                    .map(option -> option.substring(start.length()))
                    .findFirst();
        }

        /// Of a COPY: everything but its options and its target.
        List<String> sources() {
            List<String> paths = words().stream().filter(word -> !word.startsWith("--")).toList();
            return paths.subList(0, paths.size() - 1);
        }

        /// The words of the exec form.
        ///
        /// @throws IllegalStateException for the shell form, which needs a shell
        List<String> exec() {
            try {
                return Arrays.asList(MAPPER.readValue(arguments, String[].class));
            } catch (JsonProcessingException shell) {
                throw new IllegalStateException(keyword + " is in shell form", shell);
            }
        }
    }

    /// @param name empty for the last, usually
    record Stage(String image, String name, List<Instruction> instructions) {

        List<Instruction> all(String keyword) {
            return instructions.stream().filter(it -> it.keyword().equals(keyword)).toList();
        }

        Instruction last(String keyword) {
            return all(keyword).getLast();
        }
    }

    static Dockerfile in(Path path) {
        List<Stage> stages = new ArrayList<>();
        for (Instruction instruction : instructions(path)) {
            if (instruction.keyword().equals("FROM")) {
                List<String> words = instruction.words();
                boolean named = words.size() == 3 && words.get(1).equalsIgnoreCase("AS");
                stages.add(
                        new Stage(
                                words.getFirst(), named ? words.getLast() : "", new ArrayList<>()));
            } else {
                stages.getLast().instructions().add(instruction);
            }
        }
        return new Dockerfile(path, stages);
    }

    List<Instruction> all(String keyword) {
        return stages.stream().flatMap(stage -> stage.all(keyword).stream()).toList();
    }

    Stage shipped() {
        return stages.getLast();
    }

    Optional<Stage> stage(String name) {
        return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static List<Instruction> instructions(Path path) {
        String text = read(path).replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split("\\s+", 2))
                .map(parts -> new Instruction(parts[0].toUpperCase(Locale.ROOT), parts[1]))
                .toList();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
