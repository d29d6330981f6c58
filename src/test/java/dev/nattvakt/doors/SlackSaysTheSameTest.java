package dev.nattvakt.doors;

import java.net.URI;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.slack.PlayedWorkspace;
import dev.nattvakt.slack.SlackProfile;
import dev.nattvakt.slack.api.PlayedSlack;

import static org.assertj.core.api.Assertions.assertThat;

/// A command in Slack and the tool call that means the same: the same sentence, and the same
/// requests at HostUp. The doors that answer with JSON are compared in [EveryDoorTest].
@QuarkusTest
@TestProfile(SlackProfile.class)
class SlackSaysTheSameTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TestHTTPResource URI server;
    @Inject PlayedSlack slack;

    private PlayedWorkspace workspace;

    @BeforeEach
    void warmUp() {
        workspace = new PlayedWorkspace(server);
        workspace.types(PlayedWorkspace.ANNA, "/nattvakt whoami");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /backup web-01 daily 02:00 keep 3  | set_backup_schedule   | {"vps":"web-01","frequency":"daily","hour":2,"retentionCount":3}  | "web-01" now backs up daily at 02:00 UTC, keeping 3 copies
                    /backup db-01 at 05:00             | set_backup_schedule   | {"vps":"db-01","hour":5}                                          | "db-01" now backs up daily at 05:00 UTC, keeping 7 copies
                    /backup db-01 at 02:00             | set_backup_schedule   | {"vps":"db-01","hour":2}                                          | The backup schedule of "db-01" is already set: daily at 02:00 UTC, keeping 7 copies
                    /backup files-01 at 05:00          | set_backup_schedule   | {"vps":"files-01","hour":5}                                       | The backup schedule of "files-01" stays switched off: weekly on Sunday at 05:00 UTC
                    /backup mail-01 daily 02:00 keep 1 | set_backup_schedule   | {"vps":"mail-01","frequency":"daily","hour":2,"retentionCount":1} | Refused for "mail-01": HostUp does not allow this now (canCreate, pending_order): "A pending order must be completed first". Nothing was changed.
                    /backup mail-01 daily 02:00        | set_backup_schedule   | {"vps":"mail-01","frequency":"daily","hour":2}                    | Refused for "mail-01": HostUp does not allow this now (canCreate, pending_order): "A pending order must be completed first". Nothing was changed.
                    /backup mail-01                    | get_protection        | {"vps":"mail-01"}                                                 | HostUp does not allow a backup schedule to be set now (canCreate, pending_order): "A pending order must be completed first"
                    /backup web-01 daily 02:00 keep 7  | set_backup_schedule   | {"vps":"web-01","frequency":"daily","hour":2,"retentionCount":7}  | Refused for "web-01": 7 copies do not fit: 3 slots, at most 3. Nothing was changed.
                    /backup web-01 weekly 02:00 keep 3 | set_backup_schedule   | {"vps":"web-01","frequency":"weekly","hour":2,"retentionCount":3} | is missing - give
                    /backup nobody at 05:00            | set_backup_schedule   | {"vps":"nobody","hour":5}                                         | There is no server called "nobody".
                    /backup app at 05:00               | set_backup_schedule   | {"vps":"app","hour":5}                                            | the id of one:
                    /backup web-01 remove              | remove_schedule       | {"vps":"web-01","kind":"backup"}                                  | "web-01" has no such backup schedule, so nothing was sent.
                    /backup db-01 keep 4               | set_backup_schedule   | {"vps":"db-01","retentionCount":4}                                | This would weaken the protection of "db-01": copies 7 -> 4
                    /snapshot web-01 every 8h          | set_snapshot_schedule | {"vps":"web-01","intervalHours":8}                                | "web-01" now takes snapshots every 8 hours; next run
                    /snapshot cache-01 every 6h        | set_snapshot_schedule | {"vps":"cache-01","intervalHours":6}                              | Refused for "cache-01": this plan has no snapshot slots; HostUp says: "Snapshots are not included in this plan. Add snapshot slots to enable them". Nothing was changed.
                    /nattvakt protect web-* daily 2 keep 3 | plan_fleet_change | {"servers":["web-*"],"frequency":"daily","hour":2,"retentionCount":3} | This would change 1 server: 1 at 02:00 UTC.
                    /nattvakt pause node-01 node-02    | plan_fleet_change     | {"servers":["node-01","node-02"],"enabled":false}                 | This would change 2 servers; all of them would be protected less.
                    /nattvakt resume files-* except a-* | plan_fleet_change    | {"servers":["files-*"],"except":["a-*"],"only":"paused","enabled":true} | no server fits "a-
                    /nattvakt undo rcp_none            | plan_fleet_change     | {"undoOf":"rcp_none"}                                             | no change with the receipt "rcp_none" is known
                    /backup db-01                      | get_protection        | {"vps":"db-01"}                                                   | "db-01" is protected: the last backup ran on
                    /backup web-01                     | get_protection        | {"vps":"web-01"}                                                  | "web-01" is unprotected: it has no schedule at all.
                    """)
    void saysAndDoesInSlackWhatTheToolSaysAndDoes(
            String command, String tool, String arguments, String words) throws Exception {
        Sandbox typed = FreshFleet.begin();
        String message = types(command);
        var seen = Played.methods(typed);

        Sandbox called = FreshFleet.begin();
        Told told = Through.REST.call(tool, arguments);

        assertThat(message).contains(words);
        assertThat(told.summary()).contains(words);
        assertThat(seen).isEqualTo(Played.methods(called));
    }

    /// The answer as a person reads it, also where it came later than Slack waits.
    private String types(String command) throws Exception {
        String path = PlayedWorkspace.responsePath();
        JsonNode answer = workspace.types(PlayedWorkspace.ANNA, command, path).json();
        if (answer.path("text").asText().contains("Working on it")) {
            answer = MAPPER.readTree(slack.await(path, 1).getFirst().body());
        }
        return PlayedWorkspace.plain(answer.path("text").asText())
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }
}
