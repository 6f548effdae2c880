package io.github.ariadne4j.testkit.model;

/** What an application reports about a transfer that it does itself. Under the loop's lock only. */
public final class TransferCommands {
    private final Inventory inventory;
    private final Transfers transfers;

    TransferCommands(Inventory inventory, Transfers transfers) {
        this.inventory = inventory;
        this.transfers = transfers;
    }

    /** Reports on the channel whose telephone asked for the transfer; without one nothing happens. */
    public void report(String id, String state) {
        SimulatedChannel channel = inventory.channelInStasis(id);
        transfers.report(
                channel,
                TransferProgress.of(state)
                        .orElseThrow(() -> RequestRefused.badRequest("Invalid transfer state: " + state)));
    }
}
