package dev.nattvakt.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InventoryTest {
    @RegisterExtension static final Rig hostup = new Rig();

    @Test
    void pagesCoverTheFleetOnce() throws IOException {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        boolean more = true;
        while (more) {
            JsonObject page = Rig.json(hostup.get("/api/v2/vps?limit=7" + cursor));
            page.getJsonArray("data").forEach(vps -> ids.add(((JsonObject) vps).getString("id")));
            cursor = "&cursor=" + page.getString("nextCursor");
            more = page.getBoolean("hasMore");
        }

        assertThat(ids).hasSize(50).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.matches("vps_[0-9a-z]{26}"));
        assertThat(cursor).isEqualTo("&cursor=null");
    }

    @Test
    void aPageHoldsTwentyUnlessAskedOtherwise() throws IOException {
        assertThat(Rig.json(hostup.get("/api/v2/vps")).getJsonArray("data")).hasSize(20);
        assertThat(Rig.json(hostup.get("/api/v2/vps?limit=100")).getJsonArray("data")).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "ten", "-1", "99999999999"})
    void refusesALimitOutOfRange(String limit) throws IOException {
        var answer = hostup.get("/api/v2/vps?limit=" + limit);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Rig.code(answer)).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!", "ZnJvbTo5OTk", ""})
    void refusesACursorThatIsNotItsOwn(String cursor) throws IOException {
        var answer = hostup.get("/api/v2/vps?cursor=" + cursor);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Rig.code(answer)).isEqualTo("invalid_cursor");
    }

    @Test
    void findsByNameInAnyCaseButWhole() throws IOException {
        assertThat(names("?name=WEB-01")).containsExactly("web-01");
        assertThat(names("?name=app")).containsExactly("app", "app");
        assertThat(names("?name=web")).isEmpty();
    }

    @Test
    void findsByPrimaryIp() throws IOException {
        assertThat(names("?primaryIp=192.0.2.10")).containsExactly("web-01");
    }

    @Test
    void showsOneServerInTheShapeOfTheList() throws IOException {
        var one = Rig.json(hostup.get(Rig.WEB_01));
        var listed = Rig.json(hostup.get("/api/v2/vps?limit=1")).getJsonArray("data");

        assertThat(listed.getJsonObject(0)).isEqualTo(one);
        assertThat(one.getString("serviceStatus")).isEqualTo("active");
        assertThat(one.getJsonObject("billing").getBoolean("isPayg")).isFalse();
    }

    @Test
    void doesNotKnowOtherIdsOrRoutes() throws IOException {
        assertThat(Rig.code(hostup.get("/api/v2/vps/vps_none"))).isEqualTo("vps_not_found");
        assertThat(Rig.code(hostup.get(Rig.WEB_01 + "/nonsense"))).isEqualTo("not_found");
        assertThat(Rig.code(hostup.post("/api/v2/vps", "{}"))).isEqualTo("not_found");
        assertThat(Rig.code(hostup.get("/api/v1/vm"))).isEqualTo("not_found");
    }

    private static List<String> names(String query) throws IOException {
        return Rig.json(hostup.get("/api/v2/vps" + query)).getJsonArray("data").stream()
                .map(vps -> ((JsonObject) vps).getString("name"))
                .toList();
    }
}
