package dev.nattvakt.tool;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The format in which a vendor's API takes tools, ready to paste into a request.
public enum Format {
    /// MCP's `tools/list`.
    MCP,
    /// OpenAI's Responses API, strict mode.
    OPENAI,
    /// OpenAI's Chat Completions API, strict mode; many other vendors take it too.
    OPENAI_CHAT,
    /// Anthropic's Messages API.
    ANTHROPIC,
    /// Google's `generateContent`.
    GEMINI;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Format> of(String word) {
        return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
    }
}
