package dev.nattvakt.change;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Over which connection each look goes, and which wait for each other.
@Timeout(30)
class LooksTest {

    private final ReadPort own = new InMemoryFleet(new VirtualTime());
    private final ReadPort others = new InMemoryFleet(new VirtualTime());
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

    private Looks<String> looks(Function<String, String> look) {
        return new Looks<>(
                own,
                others,
                port -> {
                    String name = port == own ? "own" : "other";
                    begun.add(name);
                    return look.apply(name);
                },
                Thread::startVirtualThread);
    }

    private static String after(CyclicBarrier all, String name) {
        try {
            all.await(10, TimeUnit.SECONDS);
            return name;
        } catch (Exception late) {
            throw new IllegalStateException(late);
        }
    }

    private static List<String> taken(Looks<String> looks, int times) {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            taken.add(looks.next());
        }
        return taken;
    }

    private static String failing(String name, String which) {
        if (name.equals(which)) {
            throw new HostUpFailure(new HostUpFailure.Why.Unreadable("no JSON"));
        }
        return name;
    }

    @Test
    void oneAfterTheOtherGoesOverTheOwnConnection() {
        assertThat(taken(looks(name -> name), 4)).contains("own").doesNotContain("other");
        assertThat(begun).containsExactly("own", "own", "own", "own");
    }

    @Test
    void aRoundThatMustAgreeTakesOneRoundTrip() {
        CyclicBarrier three = new CyclicBarrier(3);
        Looks<String> looks = looks(name -> after(three, name));
        looks.mustAgree();

        assertThat(List.of(looks.next(), looks.next(), looks.next()))
                .containsExactly("own", "other", "other");
        assertThat(List.of(looks.next(), looks.next(), looks.next()))
                .containsExactly("own", "other", "other");
    }

    @Test
    void theRestOfARoundTakesOneRoundTrip() {
        CyclicBarrier two = new CyclicBarrier(2);
        Looks<String> looks = looks(name -> name.equals("own") ? name : after(two, name));

        assertThat(looks.next()).isEqualTo("own");
        assertThat(begun).hasSize(1);
        looks.mustAgree();
        assertThat(List.of(looks.next(), looks.next())).containsExactly("other", "other");
    }

    @Test
    void saysWhichLookIsTheFirstOfARound() {
        Looks<String> looks = looks(name -> name);
        List<Boolean> first = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            looks.next();
            first.add(looks.isFirst());
        }

        assertThat(first).containsExactly(true, false, false, true, false);
    }

    @Test
    void aWaitBeginsARoundOfOneLook() {
        Looks<String> looks = looks(name -> name);
        looks.mustAgree();
        looks.next();
        looks.again();
        begun.clear();

        assertThat(looks.next()).isEqualTo("own");
        assertThat(looks.isFirst()).isTrue();
        assertThat(begun).containsExactly("own");
    }

    @Test
    void whatFailsBesideIsLookedAtAnewOverTheOwnConnection() {
        Looks<String> looks = looks(name -> failing(name, "other"));
        looks.mustAgree();

        assertThat(looks.next()).isEqualTo("own");
        assertThat(looks.next()).isEqualTo("own");
        assertThat(looks.isFirst()).isTrue();
        assertThat(List.of(looks.next(), looks.next(), looks.next())).containsOnly("own");
        assertThat(Collections.frequency(begun, "other")).isEqualTo(2);
    }

    @Test
    void whatFailsOverTheOwnConnectionIsThrown() {
        Looks<String> looks = looks(name -> failing(name, "own"));
        looks.mustAgree();

        assertThatThrownBy(looks::next).isInstanceOf(HostUpFailure.class);
        looks.again();
        assertThatThrownBy(looks::next).isInstanceOf(HostUpFailure.class);
    }

    @Test
    void aFaultOfOurOwnIsThrown() {
        Looks<String> looks =
                looks(name -> {
                    throw new IllegalStateException("a bug");
                });
        looks.mustAgree();

        assertThatIllegalStateException().isThrownBy(looks::next);
        looks.again();
    }
}
