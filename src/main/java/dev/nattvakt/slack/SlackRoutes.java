package dev.nattvakt.slack;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.nattvakt.slack.block.Message;
import dev.nattvakt.slack.signed.Arrived;
import dev.nattvakt.slack.signed.Form;
import dev.nattvakt.slack.signed.Interaction;
import dev.nattvakt.slack.signed.Reception;
import dev.nattvakt.slack.signed.SlashCommand;

/// `POST /slack/commands` and `POST /slack/interactions`. Whatever cannot be proven to be Slack's
/// gets the same empty 401.
final class SlackRoutes {

    private static final int UNPROVEN = 401;

    private final SlackDoor door;
    private final Reception commands;
    private final Reception interactions;
    private final ObjectMapper mapper;
    private final Executor virtualThreads;

    SlackRoutes(
            SlackDoor door,
            Reception commands,
            Reception interactions,
            ObjectMapper mapper,
            Executor virtualThreads) {
        this.door = door;
        this.commands = commands;
        this.interactions = interactions;
        this.mapper = mapper;
        this.virtualThreads = virtualThreads;
    }

    void open(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(Reception.INTERACTION);
        router.post("/slack/commands")
                .handler(body)
                .handler(context -> receive(context, commands, SlashCommand::of, this::command));
        router.post("/slack/interactions")
                .handler(body)
                .handler(context -> receive(context, interactions, Interaction::of, this::press));
    }

    private <T> void receive(
            RoutingContext context,
            Reception reception,
            Function<Form, Optional<T>> reading,
            BiConsumer<RoutingContext, T> then) {
        Function<String, List<String>> headers = name -> context.request().headers().getAll(name);
        Buffer sent = context.body().buffer();
        byte[] body = sent == null ? new byte[0] : sent.getBytes();
        switch (reception.receive(context.request().method().name(), headers, body)) {
            case Arrived.Rejected _ -> end(context, UNPROVEN);
            case Arrived.SslCheck(), Arrived.Replay() -> end(context, 200);
            case Arrived.Verified(Form form) ->
                    reading.apply(form)
                            .ifPresentOrElse(
                                    request -> then.accept(context, request),
                                    () -> end(context, UNPROVEN));
        }
    }

    private void command(RoutingContext context, SlashCommand command) {
        Context loop = Vertx.currentContext();
        virtualThreads.execute(() ->
                door.command(
                        command,
                        message -> {
                            Buffer json = json(message);
                            loop.runOnContext(_ -> send(context.response(), json));
                        }));
    }

    private void press(RoutingContext context, Interaction press) {
        end(context, 200);
        virtualThreads.execute(() -> door.press(press));
    }

    private Buffer json(Message message) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(message));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void send(HttpServerResponse response, Buffer json) {
        if (!response.closed()) {
            response.putHeader("Content-Type", "application/json; charset=utf-8").end(json);
        }
    }

    private static void end(RoutingContext context, int status) {
        context.response().setStatusCode(status).end();
    }
}
