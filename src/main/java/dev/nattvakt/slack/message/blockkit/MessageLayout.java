package dev.nattvakt.slack.message.blockkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.tool.ToolResult;

/// Builds a message from top to bottom. The fallback text repeats all blocks except buttons.
public final class MessageLayout {

    private static final int MOST_ITEMS = 20;

    /// Less than the limit of a rich-text block, so that items are dropped whole and counted.
    private static final int LONGEST_LIST = 2_500;

    /// Of all lists of [#listAll]: Slack refuses a message whose blocks are too long, and does not
    /// say from which length on.
    private static final int ROOM = 8_000;

    private static final String SANDBOX =
            "Sandbox: a simulator plays HostUp; no real server is touched.";

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> fallback = new ArrayList<>();
    private final boolean sandbox;

    private MessageLayout(boolean sandbox) {
        this.sandbox = sandbox;
    }

    public static MessageLayout blank() {
        return new MessageLayout(false);
    }

    /// A message about a result, which says whether a simulator played HostUp.
    public static MessageLayout of(ToolResult result) {
        return of(result.sandbox());
    }

    public static MessageLayout of(boolean sandbox) {
        return new MessageLayout(sandbox);
    }

    public MessageLayout title(String title) {
        blocks.add(Header.of(title));
        fallback.add(Mrkdwn.text(title));
        return this;
    }

    public MessageLayout say(RichLine richLine) {
        blocks.add(RichText.of(richLine.section()));
        fallback.add(richLine.fallback());
        return this;
    }

    /// As many items as fit; the others are counted.
    public MessageLayout list(List<RichLine> items) {
        List<RichLine> shown = new ArrayList<>();
        int length = 0;
        for (RichLine item : items) {
            length += item.fallback().length();
            if (shown.size() == MOST_ITEMS || length > LONGEST_LIST) {
                break;
            }
            shown.add(item);
        }
        blocks.add(
                RichText.of(new RichText.Bullets(shown.stream().map(RichLine::section).toList())));
        shown.forEach(item -> fallback.add("• " + item.fallback()));
        int more = items.size() - shown.size();
        return more > 0 ? say(RichLine.of("and " + more + " more.")) : this;
    }

    /// All items, in several lists, unless they are more than anybody reads.
    ///
    /// @return how many items did not fit
    public int listAll(List<RichLine> items) {
        List<RichText.Section> list = new ArrayList<>();
        int length = 0;
        int all = 0;
        int shown = 0;
        for (RichLine item : items) {
            int added = item.fallback().length();
            all += added;
            if (all > ROOM) {
                break;
            }
            if (length + added > LONGEST_LIST && !list.isEmpty()) {
                blocks.add(RichText.of(new RichText.Bullets(List.copyOf(list))));
                list.clear();
                length = 0;
            }
            length += added;
            list.add(item.section());
            fallback.add("• " + item.fallback());
            shown++;
        }
        blocks.add(RichText.of(new RichText.Bullets(List.copyOf(list))));
        return items.size() - shown;
    }

    MessageLayout remark(String text) {
        blocks.add(Context.of(text));
        fallback.add(Mrkdwn.text(text));
        return this;
    }

    public MessageLayout buttons(Button... buttons) {
        blocks.add(new Actions(List.of(buttons)));
        return this;
    }

    public Message toPerson() {
        return message(Message.Audience.EPHEMERAL);
    }

    public Message toChannel() {
        return message(Message.Audience.IN_CHANNEL);
    }

    /// For a post to a channel.
    public Message posted() {
        return message(null);
    }

    private Message message(Message.@Nullable Audience audience) {
        if (sandbox) {
            remark(SANDBOX);
        }
        return new Message(
                audience,
                fallback.stream().filter(text -> !text.isBlank()).collect(Collectors.joining("\n")),
                blocks,
                false);
    }
}
