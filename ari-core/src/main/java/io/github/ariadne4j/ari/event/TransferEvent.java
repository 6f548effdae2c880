package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/** A transfer, or a request for one. */
public sealed interface TransferEvent extends AriEvent
        permits BridgeAttendedTransfer, BridgeBlindTransfer, ChannelTransfer {
    /** The leg of the transferring party. */
    Channel transferer();
}
