import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import dev.langchain4j.mcp.client.transport.stdio.StdioMcpTransport;
import dev.langchain4j.service.tool.ToolExecutionResult;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/// What a user of this server does first, by the official Java SDK and by LangChain4j.
///
///     java -cp ... JavaClients.java ORIGIN JAVA JAR
class JavaClients {

    private static final List<String> TOOLS =
            List.of(
                    "find_vps",
                    "get_protection",
                    "audit_protection",
                    "set_backup_schedule",
                    "set_snapshot_schedule",
                    "set_backup_settings",
                    "remove_schedule",
                    "plan_fleet_change",
                    "list_changes",
                    "apply_plan",
                    "preview_capacity");

    private static int passed;
    private static int failed;

    private interface Check {
        void run() throws Exception;
    }

    private static void check(String name, Check check) {
        try {
            check.run();
            passed++;
        } catch (Exception | AssertionError failure) {
            failed++;
            System.out.println("  FAILED " + name + ": " + failure);
        }
    }

    private static void expect(boolean is, Object detail) {
        if (!is) {
            throw new AssertionError(detail);
        }
    }

    private static McpClientTransport http(String origin) {
        return HttpClientStreamableHttpTransport.builder(origin).endpoint("/mcp").build();
    }

    private static McpClientTransport stdio(String java, String jar) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        StdioClientTransport transport =
                new StdioClientTransport(
                        ServerParameters.builder(java)
                                .args("-jar", jar, "stdio")
                                .env(environment)
                                .build(),
                        McpJsonDefaults.getMapper());
        transport.setStdErrorHandler(_ -> {});
        return transport;
    }

    /// @param hour one that the server does not have yet
    private static void visit(String name, McpClientTransport transport, int hour) {
        try (McpSyncClient client = McpClient.sync(transport).build()) {
            start(name, client);
            check(name + ": set_backup_schedule", () -> {
                Map<?, ?> result = call(client, change("node-31", Map.of("hour", hour)));
                expect(result.get("outcome").equals("verified"), result);
            });
            check(name + ": nobody can be asked, so a plan waits for a yes", () -> {
                Map<?, ?> result = call(client, change("node-31", Map.of("retentionCount", 2)));
                expect(result.get("outcome").equals("needs_confirmation"), result);
                String token = ((Map<?, ?>) result.get("plan")).get("token").toString();
                Map<?, ?> applied = call(client, request("apply_plan", Map.of("planToken", token)));
                expect(applied.get("outcome").equals("verified"), applied);
            });
        }
    }

    private static void visitAsked(String name, McpClientTransport transport, String vps) {
        List<String> asked = new ArrayList<>();
        List<McpSchema.ElicitResult> says = new ArrayList<>();
        says.add(new McpSchema.ElicitResult(McpSchema.ElicitResult.Action.DECLINE, null));
        says.add(
                new McpSchema.ElicitResult(
                        McpSchema.ElicitResult.Action.ACCEPT, Map.of("confirm", true)));
        McpClient.SyncSpec spec =
                McpClient.sync(transport)
                        .capabilities(
                                McpSchema.ClientCapabilities.builder().elicitation().build())
                        .elicitation(question -> {
                            asked.add(question.message());
                            return says.removeFirst();
                        });
        try (McpSyncClient client = spec.build()) {
            start(name, client);
            check(name + ": the user is asked and says no", () -> {
                Map<?, ?> result = call(client, change(vps, Map.of("retentionCount", 2)));
                expect(asked.size() == 1 && "declined".equals(result.get("code")), result);
            });
            check(name + ": the user is asked and says yes", () -> {
                Map<?, ?> result = call(client, change(vps, Map.of("retentionCount", 2)));
                expect(asked.size() == 2 && result.get("outcome").equals("verified"), result);
            });
        }
    }

    /// The call is dropped while its user thinks; the yes that comes then must not be carried out.
    private static void visitLeaving(String name, McpClientTransport transport, String vps) {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        McpAsyncClient client =
                McpClient.async(transport)
                        .capabilities(
                                McpSchema.ClientCapabilities.builder().elicitation().build())
                        .elicitation(_ -> Mono.fromCallable(() -> {
                                    asked.countDown();
                                    left.await();
                                    return new McpSchema.ElicitResult(
                                            McpSchema.ElicitResult.Action.DECLINE, null);
                                })
                                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()))
                        .build();
        client.initialize().block();
        check(name + ": a call is dropped while the user is asked, and the next is served", () -> {
            Disposable call =
                    client.callTool(change(vps, Map.of("retentionCount", 1))).subscribe();
            expect(asked.await(20, TimeUnit.SECONDS), "not asked");
            call.dispose();
            Map<?, ?> seen =
                    structured(
                            client.callTool(request("get_protection", Map.of("vps", vps)))
                                    .block(Duration.ofSeconds(20)));
            expect(seen.get("outcome").equals("answered"), seen);
            expect(seen.toString().contains("retentionCount=3"), seen);
        });
        left.countDown();
        client.closeGracefully().block(Duration.ofSeconds(20));
    }

    private static void start(String name, McpSyncClient client) {
        check(name + ": connects", () -> {
            client.initialize();
            expect(client.getServerInfo().name().equals("nattvakt"), client.getServerInfo());
            expect(!client.getServerInstructions().isEmpty(), "no instructions");
        });
        check(name + ": tools/list", () -> {
            List<String> names =
                    client.listTools().tools().stream().map(McpSchema.Tool::name).toList();
            expect(names.equals(TOOLS), names);
        });
        check(name + ": find_vps", () -> {
            Map<?, ?> result = call(client, request("find_vps", Map.of("query", "web-01")));
            expect(result.toString().contains("web-01"), result);
        });
        check(name + ": what is unfit is an error that the model sees", () -> {
            McpSchema.CallToolResult result =
                    client.callTool(change("web-01", Map.of("hours", 2)));
            expect(result.isError(), result);
        });
    }

    private static McpSchema.CallToolRequest change(String vps, Map<String, Object> what) {
        Map<String, Object> arguments = new HashMap<>(what);
        arguments.put("vps", vps);
        return request("set_backup_schedule", arguments);
    }

    private static McpSchema.CallToolRequest request(String tool, Map<String, Object> arguments) {
        return McpSchema.CallToolRequest.builder(tool).arguments(arguments).build();
    }

    private static Map<?, ?> call(McpSyncClient client, McpSchema.CallToolRequest request) {
        return structured(client.callTool(request));
    }

    private static Map<?, ?> structured(McpSchema.CallToolResult result) {
        return (Map<?, ?>) result.structuredContent();
    }

    /// LangChain4j cannot ask its user; what is an error, its services show to the model.
    private static void visitLangChain(String name, McpTransport transport, int hour)
            throws Exception {
        try (dev.langchain4j.mcp.client.McpClient client =
                DefaultMcpClient.builder().transport(transport).build()) {
            check(name + ": tools/list", () -> {
                List<String> names =
                        client.listTools().stream().map(ToolSpecification::name).toList();
                expect(names.equals(TOOLS), names);
                expect(!client.instructions().isEmpty(), "no instructions");
            });
            check(name + ": set_backup_schedule", () -> {
                String text =
                        execute(client, "{\"vps\":\"node-32\",\"hour\":%d}".formatted(hour))
                                .resultText();
                expect(text.contains("node-32"), text);
            });
            check(name + ": nobody can be asked, so a plan waits for a yes", () -> {
                ToolExecutionResult result =
                        execute(client, "{\"vps\":\"node-32\",\"retentionCount\":1}");
                expect(!result.isError(), result);
                expect(result.resultText().contains("apply_plan"), result);
            });
            check(name + ": what is unfit is an error that the model sees", () -> {
                try {
                    expect(false, execute(client, "{\"vps\":\"node-32\",\"hours\":1}"));
                } catch (ToolExecutionException shown) {
                    expect(shown.getMessage().contains("did you mean hour?"), shown);
                }
            });
        }
    }

    private static ToolExecutionResult execute(
            dev.langchain4j.mcp.client.McpClient client, String arguments) {
        return client.executeTool(
                ToolExecutionRequest.builder()
                        .name("set_backup_schedule")
                        .arguments(arguments)
                        .build());
    }

    public static void main(String[] arguments) throws Exception {
        String origin = arguments[0];
        String java = arguments[1];
        String jar = arguments[2];
        visit("Java SDK over HTTP", http(origin), 1);
        visitAsked("Java SDK over HTTP, asked", http(origin), "node-33");
        visitLeaving("Java SDK over HTTP", http(origin), "node-34");
        visit("Java SDK over stdio", stdio(java, jar), 1);
        visitAsked("Java SDK over stdio, asked", stdio(java, jar), "node-33");
        visitLeaving("Java SDK over stdio", stdio(java, jar), "node-34");
        visitLangChain(
                "LangChain4j over HTTP",
                StreamableHttpMcpTransport.builder().url(origin + "/mcp").build(),
                1);
        visitLangChain(
                "LangChain4j over stdio",
                StdioMcpTransport.builder()
                        .command(List.of(java, "-jar", jar, "stdio"))
                        .environment(System.getenv())
                        .build(),
                1);
        System.out.println(passed + " passed, " + failed + " failed");
        System.exit(failed == 0 ? 0 : 1);
    }
}
