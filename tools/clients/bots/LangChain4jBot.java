///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 21+
//DEPS dev.langchain4j:langchain4j-open-ai:1.18.1 dev.langchain4j:langchain4j-mcp:1.18.1-beta28
import java.util.Map;

import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.AiServices;

/// A bot that has every tool of a running Nattvakt over MCP, but for the one that carries out plans.
public class LangChain4jBot {

    interface Assistant {
        String chat(String question);
    }

    public static void main(String... words) throws Exception {
        Map<String, String> env = System.getenv();
        String token = env.getOrDefault("NATTVAKT_TOKEN", "");
        var nattvakt = StreamableHttpMcpTransport.builder()
                .url(env.getOrDefault("NATTVAKT_URL", "http://127.0.0.1:8080") + "/mcp")
                .customHeaders(token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token))
                .build();
        var model = OpenAiChatModel.builder()
                .baseUrl(env.getOrDefault("OPENAI_BASE_URL", "https://api.openai.com/v1"))
                .apiKey(env.get("OPENAI_API_KEY"))
                .modelName(env.getOrDefault("OPENAI_MODEL", "gpt-5"))
                .build();
        try (var client = DefaultMcpClient.builder().transport(nattvakt).build()) {
            var tools = McpToolProvider.builder().mcpClients(client)
                    .filter((it, tool) -> !tool.name().equals("apply_plan")).build();
            var bot = AiServices.builder(Assistant.class).chatModel(model).toolProvider(tools)
                    .systemMessage(client.instructions()).build();
            System.out.println(bot.chat(String.join(" ", words)));
        }
    }
}
