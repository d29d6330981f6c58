package dev.nattvakt.tool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.schedule.DayOfMonth;
import dev.nattvakt.schedule.Frequency;
import dev.nattvakt.schedule.Hour;
import dev.nattvakt.schedule.ScheduleId;

/// A plan as few bytes: a model has to copy the token that is made of them. Only what [SealedPlans]
/// has authenticated is ever decoded.
final class PlanCodec {

    private static final int VERSION = 2;
    private static final int REQUESTER_BYTES = 15;

    private PlanCodec() {}

    static byte[] encode(Plan plan) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(VERSION);
            text(out, plan.id());
            out.writeInt((int) plan.expiresAt().getEpochSecond());
            text(out, plan.fingerprint());
            text(out, cut(plan.requester()));
            out.writeBoolean(plan.forSlack());
            order(out, plan.order());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// @throws IllegalArgumentException for bytes of another version
    static Plan decode(byte[] bytes) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (in.readByte() != VERSION) {
                throw new IllegalArgumentException("a plan of another version");
            }
            String id = text(in);
            Instant expiresAt = Instant.ofEpochSecond(Integer.toUnsignedLong(in.readInt()));
            String fingerprint = text(in);
            String requester = text(in);
            boolean forSlack = in.readBoolean();
            return new Plan(id, order(in), requester, fingerprint, expiresAt, forSlack);
        } catch (IOException tooShort) {
            throw new IllegalArgumentException("not a whole plan", tooShort);
        }
    }

    private static void order(DataOutput out, Order<?> order) throws IOException {
        switch (order) {
            case SetBackupSchedule set -> {
                out.writeByte(1);
                text(out, set.vps());
                small(out, set.frequency().map(Frequency::ordinal));
                small(out, set.hour().map(Hour::value));
                small(out, set.dayOfWeek().map(DayOfWeek::getValue));
                small(out, set.dayOfMonth().map(DayOfMonth::value));
                number(out, set.retentionCount());
                small(out, set.enabled().map(on -> on ? 1 : 0));
                text(out, set.name().orElse(""));
                text(out, set.timeZone().map(ZoneId::getId).orElse(""));
            }
            case SetSnapshotSchedule set -> {
                out.writeByte(2);
                text(out, set.vps());
                small(out, set.enabled().map(on -> on ? 1 : 0));
                small(out, set.intervalHours());
            }
            case SetBackupSettings set -> {
                out.writeByte(3);
                text(out, set.vps());
                number(out, set.maxTotalBackups());
                small(out, set.autoDeleteOldest().map(on -> on ? 1 : 0));
            }
            case RemoveBackupSchedule remove -> {
                out.writeByte(4);
                text(out, remove.vps());
                text(out, remove.scheduleId().map(ScheduleId::value).orElse(""));
            }
            case RemoveSnapshotSchedule remove -> {
                out.writeByte(5);
                text(out, remove.vps());
            }
        }
    }

    private static Order<?> order(DataInput in) throws IOException {
        int kind = in.readByte();
        String vps = text(in);
        return switch (kind) {
            case 1 ->
                    new SetBackupSchedule(
                            vps,
                            small(in).map(ordinal -> Frequency.values()[ordinal]),
                            small(in).map(Hour::new),
                            small(in).map(DayOfWeek::of),
                            small(in).map(DayOfMonth::new),
                            number(in),
                            small(in).map(on -> on == 1),
                            Optional.of(text(in)).filter(name -> !name.isEmpty()),
                            Optional.of(text(in)).filter(zone -> !zone.isEmpty()).map(ZoneId::of));
            case 2 -> new SetSnapshotSchedule(vps, small(in).map(on -> on == 1), small(in));
            case 3 -> new SetBackupSettings(vps, number(in), small(in).map(on -> on == 1));
            case 4 -> new RemoveBackupSchedule(vps, ScheduleId.of(text(in)));
            case 5 -> new RemoveSnapshotSchedule(vps);
            default -> throw new IllegalArgumentException("an order of an unknown kind");
        };
    }

    /// Long enough for the id of a person in Slack, which is unique.
    private static String cut(String text) {
        String ascii =
                new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        int room = REQUESTER_BYTES - Plan.CUT.getBytes(StandardCharsets.UTF_8).length;
        return ascii.length() <= REQUESTER_BYTES ? ascii : ascii.substring(0, room) + Plan.CUT;
    }

    private static void text(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedByte()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// 0 to 127; absent is -1.
    private static void small(DataOutput out, Optional<Integer> value) throws IOException {
        out.writeByte(value.orElse(-1));
    }

    private static Optional<Integer> small(DataInput in) throws IOException {
        int value = in.readByte();
        return value < 0 ? Optional.empty() : Optional.of(value);
    }

    private static void number(DataOutput out, Optional<Integer> value) throws IOException {
        out.writeInt(value.orElse(-1));
    }

    private static Optional<Integer> number(DataInput in) throws IOException {
        int value = in.readInt();
        return value < 0 ? Optional.empty() : Optional.of(value);
    }
}
