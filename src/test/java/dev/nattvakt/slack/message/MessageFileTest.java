package dev.nattvakt.slack.message;

import java.io.IOException;
import java.nio.file.Path;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import dev.nattvakt.tool.Golden;

/// Every message as it goes over the wire; tools/slack/check-types holds the same file against
/// Slack's own types.
class MessageFileTest {

    @Test
    void fileIsGeneratedFromTheMessages() throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        String generated = new JsonMapper().writer(printer).writeValueAsString(Messages.all());

        Golden.check(Path.of("src/test/resources/slack/messages.json"), generated + "\n");
    }
}
