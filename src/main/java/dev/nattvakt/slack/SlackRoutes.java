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
import org.jboss.logging.Logger;

import dev.nattvakt.slack.request.FormBody;
import dev.nattvakt.slack.request.Interaction;
import dev.nattvakt.slack.request.Reception;
import dev.nattvakt.slack.request.RejectionReason;
import dev.nattvakt.slack.request.SlackRequest;
import dev.nattvakt.slack.request.SlashCommand;

/// `POST /slack/commands` and `POST /slack/interactions`. A request that is not proven to be
/// Slack's gets an empty 401, the same for every reason.
final class SlackRoutes {

    private static final Logger LOG = Logger.getLogger(SlackRoutes.class);
    private static final int UNPROVEN = 401;

    private final SlackDoor door;
    private final Reception commands;
    private final Reception interactions;
    private final RejectionLog rejectionLog;
    private final ObjectMapper mapper;
    private final Executor virtualThreads;

    SlackRoutes(
            SlackDoor door,
            Reception commands,
            Reception interactions,
            RejectionLog rejectionLog,
            ObjectMapper mapper,
            Executor virtualThreads) {
        this.door = door;
        this.commands = commands;
        this.interactions = interactions;
        this.rejectionLog = rejectionLog;
        this.mapper = mapper;
        this.virtualThreads = virtualThreads;
    }

    void open(Router router) {
        router.post("/slack/commands")
                .handler(context ->
                        receive(
                                context,
                                commands,
                                Reception.COMMAND,
                                SlashCommand::of,
                                this::command));
        router.post("/slack/interactions")
                .handler(context ->
                        receive(
                                context,
                                interactions,
                                Reception.INTERACTION,
                                Interaction::of,
                                this::press));
    }

    private <T> void receive(
            RoutingContext context,
            Reception reception,
            int longest,
            Function<FormBody, Optional<T>> reading,
            BiConsumer<RoutingContext, T> then) {
        RawBody.read(
                context.request(),
                longest,
                body -> receive(context, reception, body, reading, then));
    }

    /// Leaves the event loop, since the secrets may be read from a file.
    private <T> void receive(
            RoutingContext context,
            Reception reception,
            byte[] body,
            Function<FormBody, Optional<T>> reading,
            BiConsumer<RoutingContext, T> then) {
        Function<String, List<String>> headers = name -> context.request().headers().getAll(name);
        Context loop = Vertx.currentContext();
        virtualThreads.execute(() -> {
            SlackRequest received =
                    reception.receive(context.request().method().name(), headers, body);
            loop.runOnContext(_ -> answer(context, received, reading, then));
        });
    }

    private <T> void answer(
            RoutingContext context,
            SlackRequest received,
            Function<FormBody, Optional<T>> reading,
            BiConsumer<RoutingContext, T> then) {
        switch (received) {
            case SlackRequest.Rejected(RejectionReason rejectionReason) ->
                    reject(context, rejectionReason);
            case SlackRequest.SslCheck(), SlackRequest.Replay() -> end(context, 200);
            case SlackRequest.Verified(FormBody formBody) ->
                    reading.apply(formBody)
                            .ifPresentOrElse(
                                    request -> then.accept(context, request),
                                    () -> reject(context, RejectionReason.FORM));
        }
    }

    private void reject(RoutingContext context, RejectionReason rejectionReason) {
        rejectionLog.note(rejectionReason);
        end(context, UNPROVEN);
    }

    private void command(RoutingContext context, SlashCommand command) {
        Context loop = Vertx.currentContext();
        virtualThreads.execute(() -> {
            try {
                door.command(
                        command,
                        message -> {
                            Buffer json = json(message);
                            loop.runOnContext(_ -> send(context.response(), json));
                        });
            } catch (RuntimeException | Error bug) {
                LOG.error("A command was not answered", bug);
                loop.runOnContext(_ -> endIfOpen(context.response()));
            }
        });
    }

    private void press(RoutingContext context, Interaction press) {
        if (press.responseUrl() == null) {
            pressHere(context, press);
            return;
        }
        end(context, 200);
        virtualThreads.execute(() -> door.press(press));
    }

    /// Answers in the response when there is no `response_url`. Slack always sends one for a
    /// button; `tools/slack/send` does not.
    private void pressHere(RoutingContext context, Interaction press) {
        Context loop = Vertx.currentContext();
        virtualThreads.execute(() -> {
            Buffer json = json(door.pressHere(press));
            loop.runOnContext(_ -> send(context.response(), json));
        });
    }

    private Buffer json(Object message) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(message));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void send(HttpServerResponse response, Buffer json) {
        if (!response.closed() && !response.ended()) {
            response.putHeader("Content-Type", "application/json; charset=utf-8").end(json);
        }
    }

    private static void endIfOpen(HttpServerResponse response) {
        if (!response.closed() && !response.ended()) {
            response.end();
        }
    }

    private static void end(RoutingContext context, int status) {
        context.response().setStatusCode(status).end();
    }
}
