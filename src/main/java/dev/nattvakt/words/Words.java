package dev.nattvakt.words;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;

/// Text of one to three sentences.
public record Words(List<Span> spans) {

    private static final ZoneId UTC = ZoneId.of("UTC");

    public Words {
        spans = List.copyOf(spans);
    }

    public static Words of(String text) {
        return new Words(List.of(new Span.Text(text)));
    }

    /// As plain text.
    public String plain() {
        String[] texts = new String[spans.size()];
        for (int at = 0; at < texts.length; at++) {
            texts[at] = spans.get(at).plain();
        }
        return String.join("", texts);
    }

    public Words text(String text) {
        return and(new Span.Text(text));
    }

    public Words quote(String foreign) {
        return and(new Span.Quote(foreign));
    }

    /// A sentence of HostUp's inside one of ours, which has a full stop of its own.
    Words sentence(String foreign) {
        String clean = Untrusted.clean(foreign);
        return quote(clean.endsWith(".") ? clean.substring(0, clean.length() - 1) : clean);
    }

    /// A code stated by HostUp; quoted unless it is a plain identifier.
    Words word(String foreign) {
        return Untrusted.isWord(foreign) ? text(foreign) : quote(foreign);
    }

    public Words moment(Instant at) {
        return and(new Span.Moment(at, UTC));
    }

    public Words moment(Instant at, ZoneId zone) {
        return and(new Span.Moment(at, zone));
    }

    public Words code(String text) {
        return and(new Span.Code(text));
    }

    public Words call(NextStep step) {
        return and(new Span.Call(step));
    }

    /// Names a tool to call next; the caller chooses the arguments.
    Words tool(String name) {
        return call(new NextStep(name, Fields.NONE));
    }

    Words aside(Words words) {
        return and(new Span.Aside(words));
    }

    /// Several calls, each complete by itself.
    Words calls(List<NextStep> steps) {
        Words words = this;
        for (int i = 0; i < steps.size(); i++) {
            words = (i == 0 ? words : words.text(", ")).call(steps.get(i));
        }
        return words;
    }

    public Words and(Words more) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(more.spans);
        return new Words(all);
    }

    private Words and(Span span) {
        List<Span> all = new ArrayList<>(spans);
        all.add(span);
        return new Words(all);
    }
}
