/// The MCP door: one handler for every revision, over streamable HTTP and over stdio.
///
/// **A request.** A transport reads a [dev.nattvakt.mcp.message.Message], finds out who sent it and
/// in which revision, and gives it to the [Handler]. That looks at its shape
/// ([dev.nattvakt.mcp.message.Shape]) before anything else, and answers with a
/// [dev.nattvakt.mcp.exchange.Turn]: a response, or a question. The handler keeps nothing between
/// two requests.
///
/// **Revisions.** [dev.nattvakt.mcp.session.Revision] lists them and holds everything in which they
/// differ: up to 2025-11-25 a handshake (`initialize`) settles the revision and says what the
/// client can do; since 2026-07-28 each request says so itself, in `_meta` and in headers.
/// 2024-11-05 is answered with 2025-11-25. Batches are 2025-03-26's alone.
///
/// **Sessions.** A session id is what the handshake settled, sealed
/// ([dev.nattvakt.mcp.session.SessionIds]): revision, capabilities and name of the client, whose it
/// is, and when it began. It holds on every replica and over a restart, ends after a day, and costs
/// no memory. An id that is not ours, has ended or is another caller's is 404, and the client
/// starts anew; it is never served as a client that cannot ask, since then a model could approve
/// its own change. A request without an id is such a client.
///
/// **Questions.** A tool never asks; what it leaves open ([dev.nattvakt.mcp.question.Question])
/// becomes a request to the client on the stream of its own request
/// ([dev.nattvakt.mcp.feature.AskByRequest]), or in 2026-07-28 a result that asks
/// ([dev.nattvakt.mcp.feature.AskByResult]). [dev.nattvakt.mcp.exchange.OpenRequests] knows the
/// questions that wait in this process: an answer counts from the same session and caller only, and
/// only while the request that asked still waits. A client that cannot ask after all (it answers
/// with an error, or with nothing) is served like one that never could.
///
/// **Cards.** A client that shows cards (MCP Apps) is given pages for plans and for the board
/// ([dev.nattvakt.mcp.feature.Card]), and tools that only a card can use
/// ([dev.nattvakt.mcp.feature.CardTools]). What a card needs travels in a result's `_meta`, which
/// hosts keep from their models.
///
/// Rooms, each knowing only those before it: `message`, `session`, `exchange`, `question`,
/// `feature`, this one, `transport`.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp;
