package dev.nattvakt.fleet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.fleet.port.CapacityOptions;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.VpsId;

/// Asks the price of more slots. Nothing here can buy them: the port has no such method.
public final class Capacity {

    private final ReadPort hostUp;

    public Capacity(ReadPort hostUp) {
        this.hostUp = hostUp;
    }

    public sealed interface Answer {

        record Priced(PricePreview price) implements Answer {}

        /// HostUp does not offer these options for this server now.
        record NotOffered(List<String> options) implements Answer {}

        /// HostUp offers these options in other amounts.
        ///
        /// @param nearest option key to the nearest amount that is offered
        record OtherAmounts(SequencedMap<String, Integer> nearest, CapacityOptions options)
                implements Answer {}
    }

    /// @param asked option key (`snapshotSlots`, `backupSlots`) to amount, not empty
    /// @throws HostUpFailure when HostUp cannot be asked
    public Answer preview(VpsId vps, SequencedMap<String, Integer> asked, Deadline deadline) {
        CapacityOptions options = hostUp.capacityOptions(vps, deadline);
        List<String> missing =
                asked.keySet().stream().filter(key -> !options.keys().contains(key)).toList();
        if (!missing.isEmpty()) {
            return new Answer.NotOffered(missing);
        }
        SequencedMap<String, Integer> nearest = new LinkedHashMap<>();
        asked.forEach((key, amount) -> {
            int fitting = options.ranges().get(key).nearest(amount);
            if (fitting != amount) {
                nearest.put(key, fitting);
            }
        });
        return nearest.isEmpty()
                ? new Answer.Priced(hostUp.price(vps, asked, deadline))
                : new Answer.OtherAmounts(nearest, options);
    }
}
