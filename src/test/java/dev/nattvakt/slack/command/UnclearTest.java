package dev.nattvakt.slack.command;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What a line does not mean, and what would be understood in its place.
class UnclearTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            textBlock =
                    """
                    /backup web-01 dayli => dayli UNKNOWN -> daily
                    /backup web-01 dailly 02:00 keep 7 => dailly UNKNOWN -> daily
                    /backup web-01 weekyl mon 3am => weekyl UNKNOWN -> weekly
                    /backup web-01 month 15 => month INCOMPLETE -> every month
                    /backup web-01 dagl kl 2 => dagl UNKNOWN -> dag 15
                    /backup web-01 kepe 7 daily 02:00 => kepe UNKNOWN -> keep 7
                    /backup web-01 prev => prev UNKNOWN -> preview
                    /backup web-01 whenever you like => whenever UNKNOWN ->; you UNKNOWN ->; like UNKNOWN ->
                    /backup web-01 weekly mno 3am => mno UNKNOWN -> mon
                    /backup web-01 дaily => дaily UNKNOWN -> daily
                    /backup web-01 daily 🙂 => 🙂 UNKNOWN ->
                    /backup web-01 daily 02:30 keep 7 => 02:30 NOT_WHOLE_HOUR -> 02:00 / 03:00
                    /backup web-01 daily 23.45 => 23.45 NOT_WHOLE_HOUR -> 23:00 / 00:00
                    /backup web-01 at 2:30pm => at 2:30pm NOT_WHOLE_HOUR -> 14:00 / 15:00
                    /backup web-01 daily 24:00 => 24:00 END_OF_DAY -> 00:00
                    /backup web-01 weekly mon at 24.00 => at 24.00 END_OF_DAY -> 00:00
                    /backup web-01 daily 24:30 => 24:30 NOT_A_TIME -> 00:00
                    /backup web-01 weekdays 03:00 => weekdays NOT_A_FREQUENCY -> daily / weekly mon / monthly day 15
                    /backup web-01 biweekly mon => biweekly NOT_A_FREQUENCY -> daily / weekly mon / monthly day 15
                    /backup web-01 bi-monthly => bi-monthly NOT_A_FREQUENCY -> daily / weekly mon / monthly day 15
                    /backup web-01 every other week => every other week NOT_A_FREQUENCY -> daily / weekly mon / monthly day 15
                    /backup web-01 unweekly => unweekly UNKNOWN ->
                    /backup web-01 daily 03:00 in cest => in cest NOT_A_ZONE -> in Europe/Stockholm / in Europe/Berlin / in Europe/Paris
                    /backup web-01 daily 03:00 cest => cest NOT_A_ZONE -> in Europe/Stockholm / in Europe/Berlin / in Europe/Paris
                    /backup web-* => web-* PATTERN ->
                    /backup web-* daily 02:00 keep 7 => web-* PATTERN -> /nattvakt protect web-* daily 02:00 keep 7
                    /backup web-* off => web-* PATTERN -> /nattvakt pause web-*
                    /snapshot web-* every 6h => web-* PATTERN -> /nattvakt protect web-* every 6h
                    /nattvakt undo web-01 => web-01 NO_RECEIPT -> /nattvakt changes
                    /nattvakt undo last => last NO_RECEIPT -> /nattvakt changes
                    /nattvakt audit failng => failng SEVERAL_MEANINGS -> /nattvakt audit failing / /nattvakt audit "failng"
                    /nattvakt audit overdu => overdu SEVERAL_MEANINGS -> /nattvakt audit overdue / /nattvakt audit "overdu"
                    /backup web-01 daily 25:00 => 25:00 NOT_A_TIME ->
                    /backup web-01 02:75 => 02:75 NOT_A_TIME -> 02:00
                    /backup web-01 13pm => 13pm NOT_A_TIME -> 13:00
                    /backup web-01 0am => 0am NOT_A_TIME -> 00:00
                    /backup web-01 at 0200 => at 0200 NOT_A_TIME -> 02:00
                    /backup web-01 daily 0200 => 0200 SEVERAL_MEANINGS -> at 02:00 / keep 200
                    /backup web-01 02:00:00 => 02:00:00 NOT_A_TIME -> 02:00
                    /backup web-01 daily 02:00 03:00 => 02:00 CONTRADICTED -> 02:00 / 03:00; 03:00 CONTRADICTED -> 02:00 / 03:00
                    /backup web-01 2am daily 14:00 => 2am CONTRADICTED -> 2am / 14:00; 14:00 CONTRADICTED -> 2am / 14:00
                    /backup web-01 daily weekly 02:00 => daily CONTRADICTED -> daily / weekly; weekly CONTRADICTED -> daily / weekly
                    /backup web-01 daily every monday => daily CONTRADICTED -> daily / every monday; every monday CONTRADICTED -> daily / every monday
                    /backup web-01 daily mon 02:00 => mon CONTRADICTED -> weekly mon
                    /backup web-01 weekly 15th 02:00 => 15th CONTRADICTED -> monthly 15th
                    /backup web-01 monthly mon 02:00 => mon CONTRADICTED -> weekly mon
                    /backup web-01 mon 15th => mon CONTRADICTED -> weekly mon; 15th CONTRADICTED -> monthly 15th
                    /backup web-01 mon tue 3am => mon CONTRADICTED -> mon / tue; tue CONTRADICTED -> mon / tue
                    /backup web-01 keep 7 keep 5 => keep 7 CONTRADICTED -> keep 7 / keep 5; keep 5 CONTRADICTED -> keep 7 / keep 5
                    /backup web-01 on off => on CONTRADICTED -> on / off; off CONTRADICTED -> on / off
                    /backup web-01 monthly 15 2 => 15 SEVERAL_MEANINGS -> at 15:00 / day 15 / keep 15; 2 SEVERAL_MEANINGS -> at 02:00 / day 2 / keep 2
                    /backup web-01 monthly 15 => 15 SEVERAL_MEANINGS -> at 15:00 / day 15 / keep 15
                    /backup web-01 monthly 2 02:00 day 3 => 2 SEVERAL_MEANINGS -> keep 2
                    /backup web-01 2 => 2 SEVERAL_MEANINGS -> at 02:00 / day 2 / keep 2
                    /backup web-01 7 keep 2 => 7 SEVERAL_MEANINGS -> at 07:00 / day 7
                    /backup web-01 daily 02:00 7 => 7 SEVERAL_MEANINGS -> keep 7
                    /backup web-01 daily 2 7 => 2 SEVERAL_MEANINGS -> at 02:00 / keep 2; 7 SEVERAL_MEANINGS -> at 07:00 / keep 7
                    /backup web-01 daily 99 => 99 SEVERAL_MEANINGS -> keep 99
                    /backup web-01 on mon 3am => on mon SEVERAL_MEANINGS -> weekly mon / mon enable
                    /backup web-01 på måndag => på måndag SEVERAL_MEANINGS -> weekly måndag / måndag enable
                    /backup web-01 on the 15th => on the 15th SEVERAL_MEANINGS -> monthly the 15th / the 15th enable
                    /backup web-01 keep => keep INCOMPLETE -> keep 7
                    /backup web-01 keep seven => keep INCOMPLETE -> keep 7; seven UNKNOWN ->
                    /backup web-01 keep -7 => keep INCOMPLETE -> keep 7; -7 UNKNOWN ->
                    /backup web-01 keep 7.5 => keep INCOMPLETE -> keep 7; 7.5 UNKNOWN ->
                    /backup web-01 keep 7,5 => keep INCOMPLETE -> keep 7; 7,5 UNKNOWN ->
                    /backup web-01 keep 7² => keep INCOMPLETE -> keep 7; 7² UNKNOWN ->
                    /backup web-01 keep 99999999999 => keep INCOMPLETE -> keep 7; 99999999999 UNKNOWN ->
                    /backup web-01 name => name INCOMPLETE -> name "Nightly"
                    /backup web-01 name weekly mon 3am => name weekly SEVERAL_MEANINGS -> name "weekly"
                    /backup web-01 name Two words => words UNKNOWN -> tors / weds
                    /backup web-01 "Weekly" daily => "Weekly" STRAY_QUOTE -> name "Weekly"
                    /backup web-01 name "Weekly => name "Weekly UNCLOSED -> name "Weekly"
                    /backup "web-01 daily => "web-01 daily UNCLOSED -> /backup "web-01 daily"
                    /backup "" daily => "" NO_SERVER -> /backup web-01 daily
                    /backup web-01 daily 02:00 in Stockholm => in Stockholm NOT_A_ZONE -> in Europe/Stockholm
                    /backup web-01 daily 02:00 in Europe/Stokholm => in Europe/Stokholm NOT_A_ZONE -> in Europe/Stockholm
                    /backup web-01 daily 02:00 in New York => in New York NOT_A_ZONE -> in America/New_York
                    /backup web-01 daily 02:00 in utc+2 => in utc+2 NOT_A_ZONE -> in Etc/GMT-2
                    /backup web-01 daily 02:00 in EST => in EST NOT_A_ZONE -> in America/New_York / in Etc/GMT+5
                    /backup web-01 daily 02:00 in Mordor => in Mordor NOT_A_ZONE ->
                    /backup web-01 preview => preview NO_CHANGE -> /backup web-01
                    /backup web-01 in Europe/Stockholm => in Europe/Stockholm NO_CHANGE -> /backup web-01
                    /backup web-01 please => please NO_CHANGE -> /backup web-01
                    /backup web-01 max 5 keep 7 => max 5 keep 7 SEPARATE -> /backup web-01 keep 7 / /backup web-01 max 5
                    /backup web-01 daily 02:00 max 5 autodelete on preview => daily 02:00 max 5 autodelete on preview SEPARATE -> /backup web-01 daily 02:00 preview / /backup web-01 max 5 autodelete on preview
                    /backup web-01 remove weekly => remove weekly SEPARATE -> /backup web-01 weekly / /backup web-01 remove
                    /backup web-01 bks_1 => bks_1 INCOMPLETE -> remove bks_1
                    /backup web-01 autodelete => autodelete INCOMPLETE -> autodelete on
                    /backup web-01 stop => stop SEVERAL_MEANINGS -> off / remove
                    /backup web-01 hourly => hourly UNKNOWN ->
                    /backup web-01 every 6h => every 6h ELSEWHERE -> /snapshot web-01 every 6h
                    /backup web-01 now => now UNKNOWN ->
                    /backup web-01 daily <@U123|anna> => @anna MENTION ->
                    /backup <@U123|anna> daily 02:00 => @anna MENTION -> /backup web-01 daily 02:00
                    /backup <@U123> => @U123 MENTION -> /backup web-01
                    /backup <#C123|web-01> daily => #web-01 MENTION -> /backup web-01 daily
                    /backup <!channel> => @channel MENTION -> /backup web-01
                    /backup @web-01 => @web-01 MENTION -> /backup web-01
                    /backup daily 02:00 keep 7 => daily NO_SERVER -> /backup web-01 daily 02:00 keep 7 / /backup "daily" 02:00 keep 7
                    /backup daily web-01 02:00 keep 7 => daily NO_SERVER -> /backup web-01 daily 02:00 keep 7
                    /backup 02:00 web-01 => 02:00 NO_SERVER -> /backup web-01 02:00
                    /backup sun daily 02:00 => sun NO_SERVER -> /backup "sun" daily 02:00
                    /backup web-01, db-01 daily 02:00 => db-01 UNKNOWN ->
                    /snapshot web-01 6 => 6 SEVERAL_MEANINGS -> every 6h
                    /snapshot web-01 every 4.5h => every 4.5h NOT_AN_INTERVAL -> every 4h / every 5h
                    /snapshot web-01 every 90 minutes => minutes UNKNOWN ->
                    /snapshot web-01 hourly => hourly NOT_AN_INTERVAL -> every 4h
                    /snapshot web-01 every day => every day NOT_AN_INTERVAL -> every 24h
                    /snapshot web-01 every => every INCOMPLETE -> every 6h
                    /snapshot web-01 every 6h keep 3 => keep 3 ELSEWHERE -> /backup web-01 keep 3
                    /snapshot web-01 at 02:00 => at 02:00 ELSEWHERE -> /backup web-01 at 02:00
                    /snapshot web-01 evry 6h => evry UNKNOWN -> every 6h
                    /snapshot web-01 every 6h every 8h => every 6h CONTRADICTED -> every 6h / every 8h; every 8h CONTRADICTED -> every 6h / every 8h
                    /snapshot web-01 remove bks_1 => bks_1 ELSEWHERE ->
                    /snapshot web-01 every 6h in Europe/Stockholm => in Europe/Stockholm ELSEWHERE ->
                    /snapshot web-01 monthly on the 1st => monthly ELSEWHERE -> /backup web-01 monthly; the 1st ELSEWHERE -> /backup web-01 the 1st
                    /nattvakt adit => adit UNKNOWN -> audit
                    /nattvakt web-01 => web-01 UNKNOWN -> /nattvakt find web-01 / /backup web-01
                    /nattvakt frobnicate the thing => frobnicate UNKNOWN ->
                    /nattvakt backup web-01 daily 02:00 => backup ELSEWHERE -> /backup web-01 daily 02:00
                    /nattvakt "web-01" => "web-01" STRAY_QUOTE -> /nattvakt find "web-01" / /backup "web-01"
                    /nattvakt <@U123|anna> => @anna MENTION ->
                    /nattvakt audit <@U123|anna> => @anna MENTION ->
                    /nattvakt audit all => all SEVERAL_MEANINGS -> /nattvakt audit / /nattvakt audit "all"
                    /nattvakt audit "web => "web UNCLOSED ->
                    /nattvakt status a b c => b UNKNOWN ->; c UNKNOWN ->
                    /nattvakt whoami really => really UNKNOWN ->
                    /nattvakt help snapsot => snapsot UNKNOWN -> help snapshot
                    /nattvakt help me please => me please UNKNOWN ->
                    /nattvakt price web-01 2 => 2 SEVERAL_MEANINGS -> 2 backup slots / 2 snapshot slots
                    /nattvakt price web-01 two backup slots => two UNKNOWN ->; backup INCOMPLETE -> 2 backup slots; slots UNKNOWN ->
                    /nattvakt price web-01 2 backup slots keep 7 => keep 7 ELSEWHERE -> /backup web-01 keep 7
                    /nattvakt price 2 backup slots => 2 NO_SERVER -> /nattvakt price web-01 2 backup slots
                    /backups web-01 => /backups UNKNOWN -> /backup
                    """)
    void namesWhatItDoesNotUnderstand(String line, String told) {
        assertThat(Spoken.told(Spoken.unclear(line))).isEqualTo(told);
    }
}
