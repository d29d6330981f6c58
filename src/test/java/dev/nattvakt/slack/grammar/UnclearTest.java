package dev.nattvakt.slack.grammar;

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
                    /backup web-01 dayli => x
                    /backup web-01 dailly 02:00 keep 7 => x
                    /backup web-01 weekyl mon 3am => x
                    /backup web-01 month 15 => x
                    /backup web-01 dagl kl 2 => x
                    /backup web-01 kepe 7 daily 02:00 => x
                    /backup web-01 prev => x
                    /backup web-01 whenever you like => x
                    /backup web-01 weekly mno 3am => x
                    /backup web-01 mändag => x
                    /backup web-01 дaily => x
                    /backup web-01 daily 🙂 => x
                    /backup web-01 daily 02:30 keep 7 => x
                    /backup web-01 daily 23.45 => x
                    /backup web-01 at 2:30pm => x
                    /backup web-01 daily 24:00 => x
                    /backup web-01 daily 25:00 => x
                    /backup web-01 02:75 => x
                    /backup web-01 13pm => x
                    /backup web-01 0am => x
                    /backup web-01 at 0200 => x
                    /backup web-01 daily 0200 => x
                    /backup web-01 02:00:00 => x
                    /backup web-01 daily 02:00 03:00 => x
                    /backup web-01 2am daily 14:00 => x
                    /backup web-01 daily weekly 02:00 => x
                    /backup web-01 daily every monday => x
                    /backup web-01 daily mon 02:00 => x
                    /backup web-01 weekly 15th 02:00 => x
                    /backup web-01 monthly mon 02:00 => x
                    /backup web-01 mon 15th => x
                    /backup web-01 mon tue 3am => x
                    /backup web-01 keep 7 keep 5 => x
                    /backup web-01 on off => x
                    /backup web-01 monthly 15 2 => x
                    /backup web-01 monthly 15 => x
                    /backup web-01 monthly 2 02:00 day 3 => x
                    /backup web-01 2 => x
                    /backup web-01 7 keep 2 => x
                    /backup web-01 daily 02:00 7 => x
                    /backup web-01 daily 2 7 => x
                    /backup web-01 daily 99 => x
                    /backup web-01 on mon 3am => x
                    /backup web-01 på måndag => x
                    /backup web-01 on the 15th => x
                    /backup web-01 keep => x
                    /backup web-01 keep seven => x
                    /backup web-01 keep -7 => x
                    /backup web-01 keep 7.5 => x
                    /backup web-01 keep 7,5 => x
                    /backup web-01 keep 7² => x
                    /backup web-01 keep 99999999999 => x
                    /backup web-01 name => x
                    /backup web-01 name weekly mon 3am => x
                    /backup web-01 name Two words => x
                    /backup web-01 "Weekly" daily => x
                    /backup web-01 name "Weekly => x
                    /backup "web-01 daily => x
                    /backup "" daily => x
                    /backup web-01 daily 02:00 in Stockholm => x
                    /backup web-01 daily 02:00 in Europe/Stokholm => x
                    /backup web-01 daily 02:00 in New York => x
                    /backup web-01 daily 02:00 in utc+2 => x
                    /backup web-01 daily 02:00 in Mordor => x
                    /backup web-01 preview => x
                    /backup web-01 in Europe/Stockholm => x
                    /backup web-01 please => x
                    /backup web-01 max 5 keep 7 => x
                    /backup web-01 daily 02:00 max 5 autodelete on preview => x
                    /backup web-01 remove weekly => x
                    /backup web-01 bks_1 => x
                    /backup web-01 autodelete => x
                    /backup web-01 stop => x
                    /backup web-01 hourly => x
                    /backup web-01 every 6h => x
                    /backup web-01 now => x
                    /backup web-01 daily <@U123|anna> => x
                    /backup <@U123|anna> daily 02:00 => x
                    /backup <@U123> => x
                    /backup <#C123|web-01> daily => x
                    /backup <!channel> => x
                    /backup @web-01 => x
                    /backup daily 02:00 keep 7 => x
                    /backup daily web-01 02:00 keep 7 => x
                    /backup 02:00 web-01 => x
                    /backup sun daily 02:00 => x
                    /backup web-01, db-01 daily 02:00 => x
                    /snapshot web-01 6 => x
                    /snapshot web-01 every 4.5h => x
                    /snapshot web-01 every 90 minutes => x
                    /snapshot web-01 hourly => x
                    /snapshot web-01 every day => x
                    /snapshot web-01 every => x
                    /snapshot web-01 every 6h keep 3 => x
                    /snapshot web-01 at 02:00 => x
                    /snapshot web-01 evry 6h => x
                    /snapshot web-01 every 6h every 8h => x
                    /snapshot web-01 remove bks_1 => x
                    /nattvakt adit => x
                    /nattvakt web-01 => x
                    /nattvakt frobnicate the thing => x
                    /nattvakt backup web-01 daily 02:00 => x
                    /nattvakt "web-01" => x
                    /nattvakt <@U123|anna> => x
                    /nattvakt audit <@U123|anna> => x
                    /nattvakt audit all => x
                    /nattvakt audit "web => x
                    /nattvakt status a b c => x
                    /nattvakt whoami really => x
                    /nattvakt help snapsot => x
                    /nattvakt help me please => x
                    /nattvakt price web-01 2 => x
                    /nattvakt price web-01 two backup slots => x
                    /nattvakt price web-01 2 backup slots keep 7 => x
                    /nattvakt price 2 backup slots => x
                    /backups web-01 => x
                    """)
    void namesWhatItDoesNotUnderstand(String line, String told) {
        assertThat(Spoken.told(Spoken.unclear(line))).isEqualTo(told);
    }
}
