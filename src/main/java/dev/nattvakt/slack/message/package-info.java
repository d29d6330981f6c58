/// Answers as Slack messages: [ResultMessages], [ApprovalMessages], [ChangeMessages],
/// [ReadMessages] and the others make every message that is sent. Untrusted text stays plain text
/// in all of them. Pure: no network, no clock. Only `slack` and the wiring use it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.message;
