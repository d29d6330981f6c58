package dev.nattvakt.slack.message.blockkit;

import java.util.LinkedHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;

import static org.assertj.core.api.Assertions.assertThat;

class SlashTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "get_protection | {'vps':'vps_1'} | /backup vps_1",
                "get_protection | {} | /backup NAME",
                "set_backup_schedule | {'vps':'vps_1','frequency':'daily','hour':2,'retentionCount':7} | /backup vps_1 daily 02:00 keep 7",
                "set_backup_schedule | {'vps':'vps_1','frequency':'weekly','dayOfWeek':1,'hour':3,'retentionCount':4,'name':'Weekly 1'} | /backup vps_1 weekly mon 03:00 keep 4 name \"Weekly 1\"",
                "set_backup_schedule | {'vps':'vps_1','frequency':'monthly','dayOfMonth':15,'hour':2,'timeZone':'Europe/Stockholm','dryRun':true} | /backup vps_1 monthly 15 02:00 in Europe/Stockholm preview",
                "set_backup_schedule | {'vps':'vps_1','hour':4} | /backup vps_1 at 04:00",
                "set_backup_schedule | {'vps':'vps_1','enabled':true} | /backup vps_1 on",
                "set_backup_schedule | {'vps':'vps_1','enabled':false} | /backup vps_1 off",
                "set_snapshot_schedule | {'vps':'vps_1','intervalHours':6} | /snapshot vps_1 every 6h",
                "set_snapshot_schedule | {'vps':'vps_1','enabled':false} | /snapshot vps_1 off",
                "set_backup_settings | {'vps':'vps_1','maxTotalBackups':5,'autoDeleteOldest':false} | /backup vps_1 max 5 autodelete off",
                "remove_schedule | {'vps':'vps_1','kind':'backup','scheduleId':'bks_2'} | /backup vps_1 remove bks_2",
                "remove_schedule | {'vps':'vps_1','kind':'snapshot'} | /snapshot vps_1 remove",
                "preview_capacity | {'vps':'vps_1','backupSlots':1} | /nattvakt price vps_1 1 backup slot",
                "preview_capacity | {'vps':'vps_1','snapshotSlots':2} | /nattvakt price vps_1 2 snapshot slots",
                "audit_protection | {'query':'web'} | /nattvakt audit web",
                "plan_fleet_change | {'undoOf':'rcp_1'} | /nattvakt undo rcp_1",
                "plan_fleet_change | {'servers':['web-*','vps_1'],'hour':1,'spreadHours':4} | /nattvakt protect web-* vps_1 01:00 spread 4h",
                "plan_fleet_change | {'servers':['*'],'except':['db-1'],'only':'unprotected','frequency':'daily','hour':2,'retentionCount':7,'capToFit':true} | /nattvakt protect all except db-1 daily 02:00 keep 7 or fewer unprotected",
                "list_changes | {'vps':'vps_1','since':'7d'} | /nattvakt changes vps_1 7d",
                "find_vps | {} | /nattvakt find"
            })
    void saysTheCallAsACommand(String tool, String arguments, String command) {
        assertThat(SlashText.of(step(tool, arguments))).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "apply_plan | {} | apply_plan",
                "set_backup_schedule | {'vps':'vps_1','dayOfWeek':1} | set_backup_schedule {\"vps\":\"vps_1\",\"dayOfWeek\":1}",
                "set_backup_schedule | {'vps':'a\"b','hour':1} | set_backup_schedule {\"vps\":\"a'b\",\"hour\":1}",
                "set_backup_schedule | {'vps':'vps_1','name':'<!channel>'} | set_backup_schedule {\"vps\":\"vps_1\",\"name\":\"<!channel>\"}",
                "plan_fleet_change | {'servers':['daily'],'hour':1} | plan_fleet_change {\"servers\":[\"daily\"],\"hour\":1}",
                "plan_fleet_change | {'servers':['*'],'enabled':false} | plan_fleet_change {\"servers\":[\"*\"],\"enabled\":false}",
                "audit_protection | {'onlyProblems':true} | audit_protection {\"onlyProblems\":true}"
            })
    void whatNoCommandSaysStaysACall(String tool, String arguments, String call) {
        assertThat(SlashText.of(step(tool, arguments))).isEqualTo(call);
    }

    private static NextStep step(String tool, String arguments) {
        try {
            return new NextStep(
                    tool,
                    new Fields(
                            new JsonMapper()
                                    .readValue(
                                            arguments.replace('\'', '"').replace("a\"b", "a\\\"b"),
                                            new TypeReference<
                                                    LinkedHashMap<String, Object>>() {})));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
