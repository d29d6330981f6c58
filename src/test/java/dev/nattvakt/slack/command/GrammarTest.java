package dev.nattvakt.slack.command;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What a line means, as the call that an agent would send.
class GrammarTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            textBlock =
                    """
                    /backup web-01 => get_protection => {'vps':'web-01'}
                    /snapshot web-01 => get_protection => {'vps':'web-01'}
                    /BACKUP web-01 => get_protection => {'vps':'web-01'}
                    /backup   web-01  => get_protection => {'vps':'web-01'}
                    /backup web-01. => get_protection => {'vps':'web-01'}
                    /backup 192.0.2.10 => get_protection => {'vps':'192.0.2.10'}
                    /backup vps_01hxa3b4c5d6e7f8g9h0j1k2m3 => get_protection => {'vps':'vps_01hxa3b4c5d6e7f8g9h0j1k2m3'}
                    /backup Web-01 => get_protection => {'vps':'Web-01'}
                    /backup blåbär => get_protection => {'vps':'blåbär'}
                    /backup "my web server" => get_protection => {'vps':'my web server'}
                    /backup “my web server” => get_protection => {'vps':'my web server'}
                    /backup „my web server“ => get_protection => {'vps':'my web server'}
                    /backup ”my web server” => get_protection => {'vps':'my web server'}
                    /backup «my web server» => get_protection => {'vps':'my web server'}
                    /backup ‘my web server’ => get_protection => {'vps':'my web server'}
                    /backup ’my web server’ => get_protection => {'vps':'my web server'}
                    /backup "Anna’s server" => get_protection => {'vps':'Anna’s server'}
                    /backup "sun" => get_protection => {'vps':'sun'}
                    /backup "help" => get_protection => {'vps':'help'}
                    /backup "02:00" => get_protection => {'vps':'02:00'}
                    /backup <http://web-01.example.se|web-01.example.se> => get_protection => {'vps':'web-01.example.se'}
                    /backup <http://web-01.example.se> => get_protection => {'vps':'web-01.example.se'}
                    /backup https://web-01.example.se/ => get_protection => {'vps':'web-01.example.se'}
                    /backup "<http://web-01.example.se|web-01.example.se>" => get_protection => {'vps':'web-01.example.se'}
                    /backup <mailto:a@example.se|a@example.se> => get_protection => {'vps':'a@example.se'}
                    /backup "R&amp;D &lt;1&gt;" => get_protection => {'vps':'R&D <1>'}
                    /backup R&amp;D => get_protection => {'vps':'R&D'}
                    /backup "R&amp;amp;D" => get_protection => {'vps':'R&amp;D'}
                    /backup `web-01` => get_protection => {'vps':'web-01'}
                    /backup *web-01* => get_protection => {'vps':'web-01'}
                    /backup ｗｅｂ－０１ => get_protection => {'vps':'web-01'}
                    /backup web\u201101 => get_protection => {'vps':'web-01'}
                    /backup web–01 => get_protection => {'vps':'web-01'}
                    /backup we\u200bb-01\u202c => get_protection => {'vps':'web-01'}
                    /backup web-01\u00a0daily\u30002am => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2}
                    /backup web-01 daily 02:00 keep 7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 Daily 2AM Keep 7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 keep 7 daily 2 am => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 02.00, daily, keep 7 copies => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily at 2 keep 7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 dagligen kl 2 behåll 7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 dagligen kl. 02 behåll 7 kopior => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 varje dag klockan 2 spara 7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 every day at 02:00, keep the last 7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily 2 keep 7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily 02 7 copies => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily 2:00 am retention 7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 each night @2am with 7 copies => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily 2 a.m. keep=7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily kl.02 med 7 kopior => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 ｄａｉｌｙ ０２：００ ｋｅｅｐ ７ => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 --daily --hour 2 --keep 7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily hour=2 keep:7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily; 02:00; keep 7! => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily and 02:00 and keep 7 please => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily (02:00) [keep 7] => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 nightly 2am keep 7 backups => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily 02:00 02:00 keep 7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily 2fm behall 7 st => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 varje natt kl 02.00 behåll de senaste 7 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 weekly mon 3am keep 4 name "Weekly" => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3,'retentionCount':4,'name':'Weekly'}
                    /backup web-01 weekly mon 3am keep 4 name “Weekly” => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3,'retentionCount':4,'name':'Weekly'}
                    /backup web-01 name:"Two words" at 3 => set_backup_schedule => {'vps':'web-01','name':'Two words','hour':3}
                    /backup web-01 name="Two words" => set_backup_schedule => {'vps':'web-01','name':'Two words'}
                    /backup web-01 name Offsite => set_backup_schedule => {'vps':'web-01','name':'Offsite'}
                    /backup web-01 namn Nattlig => set_backup_schedule => {'vps':'web-01','name':'Nattlig'}
                    /backup web-01 called "daily" => set_backup_schedule => {'vps':'web-01','name':'daily'}
                    /backup web-01 weekly monday 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3}
                    /backup web-01 weekly mån 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3}
                    /backup web-01 weekly Måndag 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3}
                    /backup web-01 weekly mandag 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3}
                    /backup web-01 weekly måndagar 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3}
                    /backup web-01 weekly tue 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':2,'hour':3}
                    /backup web-01 weekly tis 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':2,'hour':3}
                    /backup web-01 weekly tisdag 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':2,'hour':3}
                    /backup web-01 weekly weds 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':3,'hour':3}
                    /backup web-01 weekly onsdag 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':3,'hour':3}
                    /backup web-01 weekly thu 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':4,'hour':3}
                    /backup web-01 weekly tors 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':4,'hour':3}
                    /backup web-01 weekly fri 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':5,'hour':3}
                    /backup web-01 weekly fredag 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':5,'hour':3}
                    /backup web-01 weekly sat 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':6,'hour':3}
                    /backup web-01 weekly lör 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':6,'hour':3}
                    /backup web-01 weekly lordag 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':6,'hour':3}
                    /backup web-01 weekly LÖRDAGAR 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':6,'hour':3}
                    /backup web-01 weekly sunday 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':0,'hour':3}
                    /backup web-01 weekly sön 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':0,'hour':3}
                    /backup web-01 weekly söndag 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':0,'hour':3}
                    /backup web-01 weekly son 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':0,'hour':3}
                    /backup web-01 weekly on monday at 3 => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3}
                    /backup web-01 veckovis på måndagar kl 3 => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3}
                    /backup web-01 every monday 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3}
                    /backup web-01 varje måndag kl 3 => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3}
                    /backup web-01 varje vecka mån 3 => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3}
                    /backup web-01 weekly every monday 3am => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3}
                    /backup web-01 mon 3 => set_backup_schedule => {'vps':'web-01','dayOfWeek':1,'hour':3}
                    /backup web-01 weekly 3 mon => set_backup_schedule => {'vps':'web-01','frequency':'weekly','dayOfWeek':1,'hour':3}
                    /backup web-01 monthly 15 02:00 keep 6 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':15,'hour':2,'retentionCount':6}
                    /backup web-01 monthly 15th 2am keep 6 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':15,'hour':2,'retentionCount':6}
                    /backup web-01 monthly the 15th at 2 keep 6 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':15,'hour':2,'retentionCount':6}
                    /backup web-01 monthly on the 15th 02:00 keep 6 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':15,'hour':2,'retentionCount':6}
                    /backup web-01 keep 6 2 monthly day 15 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':15,'hour':2,'retentionCount':6}
                    /backup web-01 varje månad den 15 kl 2 behåll 6 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':15,'hour':2,'retentionCount':6}
                    /backup web-01 varje månad den 15:e kl 2 behåll 6 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':15,'hour':2,'retentionCount':6}
                    /backup web-01 månadsvis dag 15 02.00 behåll 6 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':15,'hour':2,'retentionCount':6}
                    /backup web-01 02:00 keep 6 15 monthly => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':15,'hour':2,'retentionCount':6}
                    /backup web-01 the 15th of every month 2am keep 6 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':15,'hour':2,'retentionCount':6}
                    /backup web-01 monthly 15th of the month 2am keep 6 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':15,'hour':2,'retentionCount':6}
                    /backup web-01 monthly 31 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':31}
                    /backup web-01 monthly 1:a kl 2 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','dayOfMonth':1,'hour':2}
                    /backup web-01 day 3 at 4 => set_backup_schedule => {'vps':'web-01','dayOfMonth':3,'hour':4}
                    /backup web-01 day 3 4 => set_backup_schedule => {'vps':'web-01','dayOfMonth':3,'hour':4}
                    /backup web-01 monthly 02:00 => set_backup_schedule => {'vps':'web-01','frequency':'monthly','hour':2}
                    /backup web-01 at 04:00 => set_backup_schedule => {'vps':'web-01','hour':4}
                    /backup web-01 4am => set_backup_schedule => {'vps':'web-01','hour':4}
                    /backup web-01 kl 4 => set_backup_schedule => {'vps':'web-01','hour':4}
                    /backup web-01 12am => set_backup_schedule => {'vps':'web-01','hour':0}
                    /backup web-01 12 pm => set_backup_schedule => {'vps':'web-01','hour':12}
                    /backup web-01 11pm => set_backup_schedule => {'vps':'web-01','hour':23}
                    /backup web-01 2em => set_backup_schedule => {'vps':'web-01','hour':14}
                    /backup web-01 midnatt => set_backup_schedule => {'vps':'web-01','hour':0}
                    /backup web-01 noon => set_backup_schedule => {'vps':'web-01','hour':12}
                    /backup web-01 23.00 => set_backup_schedule => {'vps':'web-01','hour':23}
                    /backup web-01 mändag => set_backup_schedule => {'vps':'web-01','dayOfWeek':1}
                    /backup web-01 daily => set_backup_schedule => {'vps':'web-01','frequency':'daily'}
                    /backup web-01 keep 0 => set_backup_schedule => {'vps':'web-01','retentionCount':0}
                    /backup web-01 keep 1000 => set_backup_schedule => {'vps':'web-01','retentionCount':1000}
                    /backup web-01 off => set_backup_schedule => {'vps':'web-01','enabled':false}
                    /backup web-01 av => set_backup_schedule => {'vps':'web-01','enabled':false}
                    /backup web-01 stäng av => set_backup_schedule => {'vps':'web-01','enabled':false}
                    /backup web-01 pause => set_backup_schedule => {'vps':'web-01','enabled':false}
                    /backup web-01 on => set_backup_schedule => {'vps':'web-01','enabled':true}
                    /backup web-01 på => set_backup_schedule => {'vps':'web-01','enabled':true}
                    /backup web-01 slå på => set_backup_schedule => {'vps':'web-01','enabled':true}
                    /backup web-01 resume => set_backup_schedule => {'vps':'web-01','enabled':true}
                    /backup web-01 on daily 02:00 => set_backup_schedule => {'vps':'web-01','enabled':true,'frequency':'daily','hour':2}
                    /backup web-01 off preview => set_backup_schedule => {'vps':'web-01','enabled':false,'dryRun':true}
                    /nattvakt audit failing => audit_protection => {'verdict':'failing'}
                    /nattvakt audit failed web => audit_protection => {'verdict':'failing','query':'web'}
                    /nattvakt audit never-ran => audit_protection => {'verdict':'never_ran'}
                    /nattvakt audit never ran => audit_protection => {'verdict':'never_ran'}
                    /nattvakt audit web snapshot only => audit_protection => {'verdict':'snapshot_only','query':'web'}
                    /nattvakt audit fail => audit_protection => {'verdict':'failing'}
                    /nattvakt audit oskyddade => audit_protection => {'verdict':'unprotected'}
                    /nattvakt audit prod => audit_protection => {'query':'prod'}
                    /backup *web-01* => get_protection => {'vps':'web-01'}
                    /backup "web＿01" => get_protection => {'vps':'web_01'}
                    /backup web-01 daily at noon keep 2 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':12,'retentionCount':2}
                    /backup web-01 unpause => set_backup_schedule => {'vps':'web-01','enabled':true}
                    /backup web-01 daily 03:00 CET keep 2 => set_backup_schedule => {'vps':'web-01','frequency':'daily','hour':3,'timeZone':'CET','retentionCount':2}
                    /nattvakt protect web-∗ daily 02:00 keep 7 => plan_fleet_change => {'servers':['web-*'],'frequency':'daily','hour':2,'retentionCount':7}
                    /nattvakt audit "failing" => audit_protection => {'query':'failing'}
                    /backup web-01 daily 02:00 keep 7 in america/new york => set_backup_schedule => {'vps':'web-01','timeZone':'America/New_York','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily 02:00 keep 7 in Europe/Stockholm => set_backup_schedule => {'vps':'web-01','timeZone':'Europe/Stockholm','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 europe/stockholm daily 02:00 keep 7 => set_backup_schedule => {'vps':'web-01','timeZone':'Europe/Stockholm','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily 02:00 UTC keep 7 => set_backup_schedule => {'vps':'web-01','timeZone':'UTC','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 dagligen kl 2 i Europe/Stockholm behåll 7 => set_backup_schedule => {'vps':'web-01','timeZone':'Europe/Stockholm','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily 02:00 keep 7 tz=Europe/Stockholm => set_backup_schedule => {'vps':'web-01','timeZone':'Europe/Stockholm','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily 02:00 keep 7 in "Europe/Stockholm" => set_backup_schedule => {'vps':'web-01','timeZone':'Europe/Stockholm','frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily 02:00 keep 7 preview => set_backup_schedule => {'vps':'web-01','dryRun':true,'frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 daily 02:00 keep 7 —dry-run => set_backup_schedule => {'vps':'web-01','dryRun':true,'frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 dry run daily 02:00 keep 7 => set_backup_schedule => {'vps':'web-01','dryRun':true,'frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 förhandsvisa dagligen 02:00 behåll 7 => set_backup_schedule => {'vps':'web-01','dryRun':true,'frequency':'daily','hour':2,'retentionCount':7}
                    /backup web-01 remove => remove_schedule => {'vps':'web-01','kind':'backup'}
                    /backup web-01 ta bort => remove_schedule => {'vps':'web-01','kind':'backup'}
                    /backup web-01 delete preview => remove_schedule => {'vps':'web-01','kind':'backup','dryRun':true}
                    /backup web-01 remove bks_01HXA => remove_schedule => {'vps':'web-01','kind':'backup','scheduleId':'bks_01HXA'}
                    /backup web-01 bks_01HXA remove => remove_schedule => {'vps':'web-01','kind':'backup','scheduleId':'bks_01HXA'}
                    /backup web-01 max 5 => set_backup_settings => {'vps':'web-01','maxTotalBackups':5}
                    /backup web-01 at most 5 backups in total => set_backup_settings => {'vps':'web-01','maxTotalBackups':5}
                    /backup web-01 högst 5 => set_backup_settings => {'vps':'web-01','maxTotalBackups':5}
                    /backup web-01 autodelete on => set_backup_settings => {'vps':'web-01','autoDeleteOldest':true}
                    /backup web-01 auto-delete=off preview => set_backup_settings => {'vps':'web-01','autoDeleteOldest':false,'dryRun':true}
                    /backup web-01 autoradera av, max 5 => set_backup_settings => {'vps':'web-01','autoDeleteOldest':false,'maxTotalBackups':5}
                    /snapshot web-01 every 6h => set_snapshot_schedule => {'vps':'web-01','intervalHours':6}
                    /snapshot web-01 every 6 h => set_snapshot_schedule => {'vps':'web-01','intervalHours':6}
                    /snapshot web-01 every 6 hours => set_snapshot_schedule => {'vps':'web-01','intervalHours':6}
                    /snapshot web-01 Every 6 Hours => set_snapshot_schedule => {'vps':'web-01','intervalHours':6}
                    /snapshot web-01 6h => set_snapshot_schedule => {'vps':'web-01','intervalHours':6}
                    /snapshot web-01 6 timmar => set_snapshot_schedule => {'vps':'web-01','intervalHours':6}
                    /snapshot web-01 var 6:e timme => set_snapshot_schedule => {'vps':'web-01','intervalHours':6}
                    /snapshot web-01 var 6 timme => set_snapshot_schedule => {'vps':'web-01','intervalHours':6}
                    /snapshot web-01 each 6hrs => set_snapshot_schedule => {'vps':'web-01','intervalHours':6}
                    /snapshot web-01 every 6 => set_snapshot_schedule => {'vps':'web-01','intervalHours':6}
                    /snapshot web-01 every 6th hour => set_snapshot_schedule => {'vps':'web-01','intervalHours':6}
                    /snapshot web-01 interval=6 => set_snapshot_schedule => {'vps':'web-01','intervalHours':6}
                    /snapshot web-01 every 3h => set_snapshot_schedule => {'vps':'web-01','intervalHours':3}
                    /snapshot web-01 every 6h on preview => set_snapshot_schedule => {'vps':'web-01','intervalHours':6,'enabled':true,'dryRun':true}
                    /snapshot web-01 off => set_snapshot_schedule => {'vps':'web-01','enabled':false}
                    /snapshot web-01 på => set_snapshot_schedule => {'vps':'web-01','enabled':true}
                    /snapshot web-01 remove => remove_schedule => {'vps':'web-01','kind':'snapshot'}
                    /snapshot web-01 ta bort preview => remove_schedule => {'vps':'web-01','kind':'snapshot','dryRun':true}
                    /nattvakt audit => audit_protection => {}
                    /nattvakt AUDIT problems => audit_protection => {'onlyProblems':true}
                    /nattvakt audit web => audit_protection => {'query':'web'}
                    /nattvakt audit web 01 => audit_protection => {'query':'web 01'}
                    /nattvakt audit web problems => audit_protection => {'onlyProblems':true,'query':'web'}
                    /nattvakt audit "problems" => audit_protection => {'query':'problems'}
                    /nattvakt audit “my web” => audit_protection => {'query':'my web'}
                    /nattvakt audit <http://web-01.example.se|web-01.example.se> => audit_protection => {'query':'web-01.example.se'}
                    /nattvakt find => find_vps => {}
                    /nattvakt find web => find_vps => {'query':'web'}
                    /nattvakt sök 192.0.2 => find_vps => {'query':'192.0.2'}
                    /nattvakt find daily 02:00 => find_vps => {'query':'daily 02:00'}
                    /nattvakt price web-01 => preview_capacity => {'vps':'web-01'}
                    /nattvakt price web-01 2 backup slots => preview_capacity => {'vps':'web-01','backupSlots':2}
                    /nattvakt price web-01 2 more backup slots and 1 snapshot slot => preview_capacity => {'vps':'web-01','backupSlots':2,'snapshotSlots':1}
                    /nattvakt pris web-01 3 snapshotplatser => preview_capacity => {'vps':'web-01','snapshotSlots':3}
                    /nattvakt price "my web" 2 backups => preview_capacity => {'vps':'my web','backupSlots':2}
                    """)
    void readsALineAsACall(String line, String tool, String arguments) {
        ParsedCommand.ToolCall call = Spoken.call(line);

        assertThat(call.tool()).isEqualTo(tool);
        assertThat(call.arguments()).isEqualTo(Spoken.json(arguments));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    /backup | BACKUP
                    /backup help | BACKUP
                    /backup ? | BACKUP
                    /backup hjälp | BACKUP
                    /backup web-01 help | BACKUP
                    /snapshot | SNAPSHOT
                    /snapshot --help | SNAPSHOT
                    /nattvakt | OVERVIEW
                    /nattvakt help | OVERVIEW
                    /nattvakt hjälp | OVERVIEW
                    /nattvakt help backup | BACKUP
                    /nattvakt help /snapshot | SNAPSHOT
                    /nattvakt help snapshots | SNAPSHOT
                    /nattvakt help settings | SETTINGS
                    /nattvakt help pris | PRICE
                    /nattvakt audit help | AUDIT
                    /nattvakt price | PRICE
                    """)
    void readsALineAsAQuestionForHelp(String line, Topic topic) {
        assertThat(Spoken.read(line)).isEqualTo(new ParsedCommand.Help(topic));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /nattvakt status | ''
                    /nattvakt Status | ''
                    /nattvakt status rcpt_aB1 | rcpt_aB1
                    /nattvakt status "rcpt_aB1" | rcpt_aB1
                    """)
    void readsALineAsAQuestionForAReceipt(String line, String receipt) {
        assertThat(Spoken.read(line))
                .isEqualTo(
                        new ParsedCommand.Status(Optional.of(receipt).filter(id -> !id.isEmpty())));
    }

    @Test
    void readsWhoAmI() {
        assertThat(Spoken.read("/nattvakt WhoAmI")).isEqualTo(new ParsedCommand.WhoAmI());
    }
}
