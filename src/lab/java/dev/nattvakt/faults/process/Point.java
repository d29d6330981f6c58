package dev.nattvakt.faults.process;

import dev.nattvakt.faults.process.Checkpoint.Moment;
import dev.nattvakt.faults.process.Checkpoint.Stage;
import dev.nattvakt.faults.process.Checkpoint.Step;

/// Where in the life of a change its server is killed.
enum Point {
    LOOKED_UP("server looked up, answer held", Step.LOOK_UP, 1, Stage.ANSWERED),
    READ_SENT("gates asked for, not arrived", Step.READ, 1, Stage.SENT),
    READ_ANSWERED("gates read, answer held", Step.READ, 1, Stage.ANSWERED),
    /// The second of two equal changes, the first of which is on its way.
    QUEUED("waiting behind an equal change", Step.WRITE, 1, Stage.SENT),
    /// The only one that comes before a yes: its steps count from the order on.
    PLAN_OUT("plan handed out, no yes yet", Step.READ, 1, Stage.HEARD),
    PLAN_READ("plan applied, its own read held", Step.READ, 1, Stage.ANSWERED),
    WRITE_LOST("write sent, lost on its way", Step.WRITE, 1, Stage.SENT),
    WRITE_HALF("half of the write arrived", Step.WRITE, 1, Stage.HALF_ARRIVED),
    WRITE_LATE("write arrived, made after the kill", Step.WRITE, 1, Stage.SENT),
    WRITTEN("write made, answer held", Step.WRITE, 1, Stage.ANSWERED),
    WRITE_HALF_HEARD("write made, half of the answer heard", Step.WRITE, 1, Stage.HALF_HEARD),
    READ_BACK_SENT("read-back asked for, not arrived", Step.READ, 2, Stage.SENT),
    READ_BACK_ANSWERED("read-back answered, held", Step.READ, 2, Stage.ANSWERED),
    /// HostUp shows the write one read late.
    READ_BACK_OLD("read-back showed the old, the next held", Step.READ, 3, Stage.ANSWERED),
    READ_BACK_HEARD("read back, the caller misses the answer", Step.READ, 2, Stage.HEARD);

    private final String words;
    private final Moment moment;

    Point(String words, Step step, int number, Stage stage) {
        this.words = words;
        this.moment = new Moment(step, number, stage);
    }

    /// Where the change stands. Its steps count from the order on; where it has a plan, from the
    /// yes to that on.
    Moment moment() {
        return moment;
    }

    /// Whether what is held there still arrives when the server is dead.
    boolean arrives() {
        return this == WRITE_LATE;
    }

    boolean fits(Wish wish) {
        return switch (this) {
            case LOOKED_UP, QUEUED -> !wish.isPlanned();
            case PLAN_OUT, PLAN_READ -> wish.isPlanned();
            default -> true;
        };
    }

    /// So that the points sort as a change comes to them.
    @Override
    public String toString() {
        return "%02d %s".formatted(ordinal() + 1, words);
    }
}
