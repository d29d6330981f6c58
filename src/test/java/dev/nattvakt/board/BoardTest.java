package dev.nattvakt.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// The page as it is sent, over the simulated fleet of 50 servers.
@QuarkusTest
class BoardTest {

    private static final List<String> FILES =
            List.of("/board/board.css", "/board/board.js", "/board/moon.svg");
    private static final int LIMIT = 60_000;
    private static final Pattern ELSEWHERE = Pattern.compile("(?:https?:)?//[a-z0-9]");

    @Test
    void showsEveryServerAndSaysThatItIsASandbox() {
        String page = page().asString();

        assertThat(page.split("<tr id=", -1)).hasSize(51);
        assertThat(page)
                .contains("db-01", "batch-01", "Sandbox: a simulator plays HostUp")
                .contains("vps_01hxa3b4c5d6e7f8g9h0j1k2m3");
    }

    @Test
    void weighsLessThanSixtyKilobytesInAll() {
        int all = page().asByteArray().length;
        for (String file : FILES) {
            all += given().get(file).asByteArray().length;
        }

        assertThat(all).isLessThan(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/board/board.css", "/board/board.js", "/board/moon.svg"})
    void isSentUnderAStrictPolicy(String path) {
        Response answer = given().get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'none'")
                .doesNotContain("unsafe", "http", "*");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void needsNothingFromElsewhereAndNothingInline() {
        String page = page().asString();

        assertThat(page)
                .doesNotContainPattern(ELSEWHERE)
                .doesNotContain("<style", "style=", "javascript:")
                .doesNotContainPattern("<script(?! src=)")
                .doesNotContainPattern(" on[a-z]+=");
        assertThat(given().get("/board/board.css").asString()).doesNotContain("url(", "@import");
        assertThat(given().get("/board/board.js").asString()).doesNotContainPattern(ELSEWHERE);
    }

    @Test
    void worksUnderAPathPrefix() {
        assertThat(page().asString())
                .contains("href=\"board/board.css\"", "src=\"board/board.js\"")
                .doesNotContainPattern("(href|src)=\"/");
        assertThat(given().get("/board/board.js").asString()).doesNotContainPattern("fetch\\('/");
    }

    @Test
    void isSentOnlyWhenItIsNewToTheReader() {
        String tag = given().get("/board/board.js").header("ETag");

        Response again = given().header("If-None-Match", tag).get("/board/board.js");

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asByteArray()).isEmpty();
        assertThat(again.header("Content-Security-Policy")).isNotEmpty();
    }

    @Test
    void whatSomebodyHasToMendIsRed() {
        FleetSnapshot gone =
                new FleetSnapshot(
                        List.of(),
                        Optional.empty(),
                        Optional.of(
                                new FleetSnapshot.Failure(
                                        Instant.now(),
                                        new HostUpFailure.Why.Unreachable("no route"))));

        String page =
                Templates.board(
                                Page.of(
                                        gone,
                                        ServerFilter.ALL,
                                        new BoardSettings(
                                                false,
                                                Clock.systemUTC(),
                                                1,
                                                new Herd.Rule(0.25, ZoneId.of("UTC")),
                                                Optional.empty())))
                        .render();

        assertThat(page).contains("<p class=\"notice bad\" role=\"alert\">HostUp does not answer");
    }

    @Test
    void changesNothing() {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            assertThat(given().request(method, "/").statusCode()).as(method).isEqualTo(405);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "</th><svg onload=alert(1)>",
                "\" autofocus onfocus=\"alert(1)",
                "' onmouseover='alert(1)",
                "{page.rows}",
                "&lt;b&gt;",
                "<!--"
            })
    void escapesWhatOthersWrote(String hostile) {
        String page = Templates.board(pageOf(hostile)).render();

        assertThat(page).contains("vps_1");
        assertThat(page.substring(page.indexOf("<tr id=")))
                .doesNotContain("<script", "<img", "onload=alert(1)>", "\" autofocus", "<!--")
                .doesNotContain("' onmouseover", "Row[", ">&lt;b&gt;<");
    }

    @Test
    void whereScriptsAreOffThereIsNothingToPress() {
        String page = page().asString();

        assertThat(page).doesNotContain("<button").contains("class=\"find\" hidden");
    }

    @Test
    void hasWordsForAnEmptyFleet() {
        FleetSnapshot nothing =
                new FleetSnapshot(List.of(), Optional.of(Instant.EPOCH), Optional.empty());

        String page = Templates.board(Page.of(nothing, ServerFilter.ALL, place())).render();

        assertThat(page).contains("<h1>There is no server to show</h1>").doesNotContain("<tr id=");
    }

    private static Response page() {
        Response page = given().get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        return page;
    }

    private static BoardSettings place() {
        ZoneId utc = ZoneId.of("UTC");
        Instant now = Instant.EPOCH.plus(Duration.ofDays(20_000));
        return new BoardSettings(
                true, Clock.fixed(now, utc), 1, new Herd.Rule(0.25, utc), Optional.empty());
    }

    private static Page pageOf(String name) {
        Instant now = place().clock().instant();
        Vps vps =
                new Vps(
                        new VpsId("vps_1"),
                        Optional.of(name),
                        Optional.of(name),
                        Optional.of(name));
        ServerState serverState =
                new ServerState(vps, backups().build(), snapshots().build(), Copies.NONE);
        FleetSnapshot.Seen seen =
                new FleetSnapshot.Seen(
                        new Audit.Judged(
                                vps, Judgement.of(serverState, now), Optional.of(serverState)),
                        now);
        return Page.of(
                new FleetSnapshot(List.of(seen), Optional.of(now), Optional.empty()),
                ServerFilter.ALL,
                place());
    }
}
