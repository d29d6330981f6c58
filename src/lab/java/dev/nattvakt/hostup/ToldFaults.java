package dev.nattvakt.hostup;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.hostup.json.ProblemJson;

/// The row on what is wrong with a request, in the many forms in which APIs say it: each message is
/// kept with its field, and none is made up.
final class ToldFaults {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern MESSAGE = Pattern.compile("fault-\\d+");
    private static final List<String> FIELDS =
            List.of("hour", "retentionCount", "dayOfWeek", "schedule", "name");
    private static final List<String> LISTS = List.of("errors", "details");

    private ToldFaults() {}

    /// @param field that it is about; empty when it says none
    private record Fault(String message, String field) {}

    static void run(Random random, Tally tally) {
        List<Fault> faults = new ArrayList<>();
        ObjectNode body = Odd.object();
        if (random.nextBoolean()) {
            body.put("code", "invalid_request").put("title", "Invalid request");
        }
        boolean isDetailed = random.nextBoolean();
        if (isDetailed) {
            body.put("detail", "The body failed.");
        }
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            ObjectNode holder =
                    Odd.once(random, 3)
                            ? body.withObject("/" + Odd.pick(random, "error", "extensions", "data"))
                            : body;
            holder.set(Odd.pick(random, LISTS), list(random, faults, "", 3));
        }
        if (!isDetailed && Odd.once(random, 4)) {
            body.set("message", texts(random, faults, ""));
        }
        HostUpProblem problem = ProblemJson.problem(RecordedWire.answer(422, body.toString()));
        String told = problem.detail().orElse("") + " " + String.join(" | ", problem.pointers());
        List<Fault> there =
                faults.stream()
                        .filter(one -> body.toString().contains(one.message() + " it is"))
                        .toList();
        tally.count("messages", there.size());
        for (Fault fault : there) {
            boolean isKept =
                    problem.pointers().stream()
                                    .anyMatch(line ->
                                            isAbout(line, fault) && line.contains(fault.field()))
                            || problem.detail().filter(line -> isAbout(line, fault)).isPresent()
                                    && fault.field().isEmpty();
            tally.expect(isKept, "%s lost of %s: %s".formatted(fault, body, told));
        }
        for (String line : problem.pointers()) {
            tally.expect(MESSAGE.matcher(line).results().count() == 1, line + " of " + body);
        }
        tally.expect(
                problem.pointers().stream().distinct().count() == problem.pointers().size(),
                "told twice: " + told);
    }

    private static boolean isAbout(String line, Fault fault) {
        Matcher message = MESSAGE.matcher(line);
        return message.find() && message.group().equals(fault.message());
    }

    /// What stands under `errors`: rows, texts, one text, or a list for each field.
    private static JsonNode list(Random random, List<Fault> faults, String field, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> texts(random, faults, field);
            case 1 -> Odd.text(message(faults, field));
            case 2 -> {
                ArrayNode rows = JSON.arrayNode();
                for (int i = random.nextInt(1, 3); i > 0; i--) {
                    rows.add(row(random, faults, field));
                }
                if (Odd.once(random, 5)) {
                    rows.add(Odd.pick(random, JSON.nullNode(), Odd.number(3), Odd.object()));
                }
                yield rows;
            }
            case 3 -> {
                ObjectNode byField = Odd.object();
                for (int i = random.nextInt(1, 3); i > 0; i--) {
                    String name = Odd.pick(random, FIELDS);
                    byField.set(name, list(random, faults, name, depth - 1));
                }
                yield byField;
            }
            default -> {
                ObjectNode row = row(random, faults, field);
                row.set(Odd.pick(random, LISTS), list(random, faults, "", depth - 1));
                yield random.nextBoolean() ? row : JSON.arrayNode().add(row);
            }
        };
    }

    private static ArrayNode texts(Random random, List<Fault> faults, String field) {
        ArrayNode texts = JSON.arrayNode();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            texts.add(message(faults, field));
        }
        return texts;
    }

    private static String message(List<Fault> faults, String field) {
        String message = "fault-" + faults.size();
        faults.add(new Fault(message, field));
        return message + " it is";
    }

    private static ObjectNode row(Random random, List<Fault> faults, String field) {
        ObjectNode row = Odd.object();
        String own = field;
        if (random.nextInt(4) > 0) {
            own = Odd.pick(random, FIELDS);
            switch (random.nextInt(4)) {
                case 0 -> row.put("pointer", "/" + own);
                case 1 -> row.putArray(Odd.pick(random, "path", "loc")).add("body").add(own);
                case 2 -> row.put(Odd.pick(random, "path", "param", "property", "name"), own);
                default -> row.put("field", own);
            }
        }
        String text = message(faults, own);
        row.put(Odd.pick(random, "detail", "message", "msg", "reason"), text);
        if (random.nextBoolean()) {
            row.put("code", "too_small").put("expected", "number").put("minimum", 1);
        }
        return row;
    }
}
