package dev.nattvakt.caller;

import java.time.Duration;
import java.util.List;

/// A call by an approver who sees everything and has 30 seconds, unless a test says otherwise.
public final class CallBuilder {

    private final VirtualTime time;
    private String name = "anna";
    private Role role = Role.APPROVER;
    private ServerFilter serverFilter = ServerFilter.ALL;
    private Door door = Door.REST;
    private Duration left = Duration.ofSeconds(30);

    private CallBuilder(VirtualTime time) {
        this.time = time;
    }

    public static CallBuilder aCall(VirtualTime time) {
        return new CallBuilder(time);
    }

    public CallBuilder by(Role role) {
        this.role = role;
        return this;
    }

    public CallBuilder named(String name) {
        this.name = name;
        return this;
    }

    public CallBuilder seeing(String... patterns) {
        this.serverFilter = new ServerFilter(List.of(patterns));
        return this;
    }

    public CallBuilder through(Door door) {
        this.door = door;
        return this;
    }

    public CallBuilder within(Duration left) {
        this.left = left;
        return this;
    }

    public Call build() {
        return new Call(new Caller(name, role, serverFilter), door, time.deadline(left));
    }
}
