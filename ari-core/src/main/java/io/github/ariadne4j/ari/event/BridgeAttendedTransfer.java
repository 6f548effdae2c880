package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.TransferDestination;
import org.jspecify.annotations.Nullable;

/**
 * A party with two legs connected the two other parties (attended transfer).
 *
 * @param header the common fields of events
 * @param transferer the leg to the party that is transferred
 * @param bridge the bridge of that leg; null if it is in none
 * @param secondLeg the leg to the party that is transferred to
 * @param secondBridge the bridge of that leg; null if it is in none
 * @param transferee the leg that is transferred; null if there are several
 * @param target the leg that it is transferred to; null if there are several
 * @param replaced the leg that replaces the first one if it cannot leave; normally null
 * @param result {@code Success}, {@code Fail}, {@code Invalid} or {@code Not Permitted}
 * @param external whether the transfer was requested from outside Asterisk (SIP: REFER)
 * @param destination how the parties were connected
 */
public record BridgeAttendedTransfer(
        EventHeader header,
        Channel transferer,
        @Nullable Bridge bridge,
        Channel secondLeg,
        @Nullable Bridge secondBridge,
        @Nullable Channel transferee,
        @Nullable Channel target,
        @Nullable Channel replaced,
        String result,
        boolean external,
        TransferDestination destination)
        implements TransferEvent {
    @Override
    public String type() {
        return "BridgeAttendedTransfer";
    }
}
