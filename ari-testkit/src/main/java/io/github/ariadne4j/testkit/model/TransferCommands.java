package io.github.ariadne4j.testkit.model;

import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.telephony.TransferProgress;
import io.github.ariadne4j.testkit.telephony.Transfers;

/** The report of an application about a transfer that it carries out. Under the loop's lock only. */
public final class TransferCommands {
    private final Inventory inventory;
    private final Transfers transfers;

    TransferCommands(Inventory inventory, Transfers transfers) {
        this.inventory = inventory;
        this.transfers = transfers;
    }

    /** Reports on the channel whose telephone requested the transfer; has no effect without one. */
    public void report(String id, String state) {
        SimulatedChannel channel = inventory.channelInStasis(id);
        transfers.report(
                channel,
                TransferProgress.of(state)
                        .orElseThrow(() -> RequestRefused.badRequest("Invalid transfer state: " + state)));
    }
}
