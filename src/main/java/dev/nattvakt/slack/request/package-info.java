/// Who a request from Slack is from: the signature, the freshness, the first time, and what it
/// asks. Knows no route; [dev.nattvakt.slack.request.Reception] takes what a route received.
///
/// https://docs.slack.dev/authentication/verifying-requests-from-slack
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.request;
