///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DEPS dev.langchain4j:langchain4j-mcp:1.11.0-beta19

import java.time.Duration;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;

/// Lists the tools of a running Nattvakt and calls one. Give `tools` to
/// `AiServices.builder(...).toolProvider(tools)` and a model has them all.
class LangChain4j {

    public static void main(String[] args) throws Exception {
        var transport =
                StreamableHttpMcpTransport.builder()
                        .url("http://127.0.0.1:8080/mcp")
                        .timeout(Duration.ofSeconds(40))
                        .build();
        try (McpClient client =
                DefaultMcpClient.builder()
                        .transport(transport)
                        .toolExecutionTimeout(Duration.ofSeconds(40))
                        .build()) {
            McpToolProvider tools = McpToolProvider.builder().mcpClients(client).build();
            client.listTools().forEach(tool -> System.out.println(tool.name()));
            System.out.println(
                    client.executeTool(
                            ToolExecutionRequest.builder()
                                    .name("get_protection")
                                    .arguments("{\"vps\":\"web-01\"}")
                                    .build()));
        }
    }
}
