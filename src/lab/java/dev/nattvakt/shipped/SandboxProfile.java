package dev.nattvakt.shipped;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/// The packaged application against its own simulator, with every door open.
public final class SandboxProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "nattvakt.sandbox", "true",
                "nattvakt.hostup.pace", "1000",
                "nattvakt.slack.signing-secret", "canary-of-the-signing-secret",
                "nattvakt.slack.teams", "T0TEAM",
                "nattvakt.slack.viewers", "*",
                "nattvakt.slack.operators", "*",
                "nattvakt.slack.approvers", "*");
    }
}
