package dev.nattvakt.tool;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;

import static org.assertj.core.api.Assertions.assertThat;

/// What the real tools find wrong before anything is asked of HostUp: they have nobody to ask here.
class ToolProblemsTest {

    private static final Catalogue CATALOGUE = new Catalogue(Answered.TOOLS, false, false);
    private static final Call CALL =
            new Call(Caller.ANONYMOUS, Door.REST, Deadline.in(Duration.ofSeconds(30)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "set_backup_schedule | {'vps':'x','frequency':'daily','dayOfWeek':1} | dayOfWeek: a daily schedule takes no dayOfWeek - leave it out, or make frequency weekly",
                "set_backup_schedule | {'vps':'x','frequency':'weekly','dayOfMonth':1} | dayOfMonth: a weekly schedule takes no dayOfMonth - leave it out, or make frequency monthly",
                "set_backup_schedule | {'vps':'x','name':'a;b'} | name: name has characters that are not allowed, or is too long - letters, digits, single spaces and -_. only, at most 40 bytes",
                "set_backup_schedule | {'vps':'x','name':'öööööööööööööööööööööö'} | name: name has characters that are not allowed, or is too long - letters, digits, single spaces and -_. only, at most 40 bytes",
                "set_backup_schedule | {'vps':'x','timeZone':'CEST'} | timeZone: timeZone is \"CEST\", no IANA zone name - it could mean Europe/Stockholm or Europe/Berlin or Europe/Paris",
                "set_backup_schedule | {'hour':24,'timeZone':'Mars/Base','name':'!'} | hour: hour is 24 (expected: a whole number, 0-23) - midnight is 0, of the next day; vps: vps is missing - give exact id, display name or primary IP; never invented; timeZone: timeZone is \"Mars/Base\", no IANA zone name - name a place as Area/City, for example Europe/Stockholm; name: name has characters that are not allowed, or is too long - letters, digits, single spaces and -_. only, at most 40 bytes",
                "set_snapshot_schedule | {'vps':'x','intervalHours':30} | intervalHours: intervalHours is 30 (expected: a whole number, 4-24) - the nearest that is possible is 24",
                "set_backup_settings | {'vps':'x','maxTotalBackups':0} | maxTotalBackups: maxTotalBackups is 0 (expected: a whole number, 1 or more) - 1 is the least; to have none made, switch the schedule off",
                "set_backup_settings | {'vps':'x'} | maxTotalBackups: maxTotalBackups is missing - give 1 or more, or give autoDeleteOldest; autoDeleteOldest: autoDeleteOldest is missing - give true or false, or give maxTotalBackups",
                "set_backup_settings | {'vps':'x','dryRun':1} | dryRun: dryRun is a number (expected: true or false) - give true or false; maxTotalBackups: maxTotalBackups is missing - give 1 or more, or give autoDeleteOldest; autoDeleteOldest: autoDeleteOldest is missing - give true or false, or give maxTotalBackups",
                "remove_schedule | {'vps':'x','kind':'backup','scheduleId':'../x'} | scheduleId: scheduleId is not an id - copy an id (bks_...) from get_protection",
                "remove_schedule | {'vps':'x','kind':'snapshot','scheduleId':'bks_1'} | scheduleId: a snapshot schedule has no id - leave scheduleId out",
                "remove_schedule | {'vps':'x','kind':'both'} | kind: kind is \"both\" - valid: backup, snapshot",
                "apply_plan | {} | planToken: planToken is missing - give plan.token of needs_confirmation, copied exactly",
                "preview_capacity | {'vps':'x'} | snapshotSlots: snapshotSlots is missing - give 1-1000, or give backupSlots; backupSlots: backupSlots is missing - give 1-1000, or give snapshotSlots",
                "preview_capacity | {'vps':'x','backupSlots':1001} | backupSlots: backupSlots is 1001 (expected: a whole number, 1-1000) - the nearest that is possible is 1000",
                "list_changes | {'cursor':'x','since':'soon'} | since: since is \"soon\", no date or time - say 2026-11-22, 2026-11-22T08:00:00Z, or 7d for the last 7 days; cursor: this is no cursor of this server - copy nextCursor exactly, or leave it out",
                "list_changes | {'since':'2030-01-01'} | since: since is \"2030-01-01\", which is yet to come - it is 2026-11-22T12:00:00Z now; 7d is the last 7 days",
                "find_vps | {'cursor':'x'} | cursor: this is no cursor of this server - copy nextCursor exactly, or leave it out",
                "find_vps | {'limit':101} | limit: limit is 101 (expected: a whole number, 1-100) - the nearest that is possible is 100",
                "audit_protection | {'cursor':'x','onlyProblems':'yes'} | onlyProblems: onlyProblems is a string (expected: true or false) - give true or false without quotes; cursor: this is no cursor of this server - copy nextCursor exactly, or leave it out"
            })
    void isToldBeforeHostUpIsAsked(String tool, String arguments, String problems) {
        byte[] json = arguments.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        ToolResult answer = CATALOGUE.call(tool, json, CALL).orElseThrow();

        assertThat(answer.outcome()).isEqualTo(OutcomeCode.INVALID);
        assertThat(answer.written()).isEqualTo(Written.NO);
        assertThat(
                        answer.problems().stream()
                                .map(problem ->
                                        problem.argument()
                                                + ": "
                                                + problem.problem()
                                                + " - "
                                                + problem.fix())
                                .collect(Collectors.joining("; ")))
                .isEqualTo(problems);
    }
}
