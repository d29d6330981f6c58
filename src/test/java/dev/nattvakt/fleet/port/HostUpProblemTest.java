package dev.nattvakt.fleet.port;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostUpProblemTest {

    @ParameterizedTest(name = "{0} {1} \"{2}\": {3}")
    @CsvSource(
            textBlock =
                    """
                    401, unauthorized,        'Bad key',          'HostUp refuses this server''s API key: it may be mistyped, revoked, or restricted to other IP addresses'
                    401, ,                    ,                   'HostUp refuses this server''s API key: it may be mistyped, revoked, or restricted to other IP addresses'
                    403, account_inactive,    'Pay first',        'HostUp says that the account of this API key is not active'
                    403, verification_failed, ,                   'HostUp says that the account of this API key is not verified'
                    403, forbidden,           ,                   'HostUp does not let this server''s API key do this: it may lack a scope (read:vm and write:vm are needed), be restricted to other IP addresses, or belong to another account'
                    403, account_suspended,   ,                   'HostUp says that the account of this API key may not do this'
                    401, account_inactive,    ,                   'HostUp says that the account of this API key is not active'
                    403, ,                    ,                   'this was refused without one of HostUp''s codes: something in front of HostUp''s API may refuse this client, or the API key does not do: it may lack a scope (read:vm and write:vm are needed), be restricted to other IP addresses, or belong to another account'
                    403, ,                    'Error code: 1010', 'this was refused without one of HostUp''s codes: something in front of HostUp''s API may refuse this client, or the API key does not do: it may lack a scope (read:vm and write:vm are needed), be restricted to other IP addresses, or belong to another account'
                    403, forbidden,           'Error code: 1010', 'HostUp does not let this server''s API key do this: it may lack a scope (read:vm and write:vm are needed), be restricted to other IP addresses, or belong to another account'
                    """)
    void saysOfOurKeyWhatTheCodeMeansInOurOwnWords(
            int status, String code, String detail, String sentence) {
        HostUpProblem problem =
                new HostUpProblem(
                        status,
                        Optional.ofNullable(code),
                        Optional.ofNullable(detail),
                        List.of("/hour: no"),
                        Optional.of("req_1"));

        assertThat(problem.ofOurKey()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void blamesNoKeyForWhatHostUpDidNotSay(int status) {
        HostUpProblem problem =
                new HostUpProblem(
                        status,
                        Optional.empty(),
                        Optional.of("Sign in"),
                        List.of(),
                        Optional.empty(),
                        true);

        assertThat(problem.ofOurKey())
                .isEqualTo(
                        "something in front of HostUp's API refuses this client, whatever its key");
        assertThat(problem.mayBeOurKey()).isFalse();
    }
}
