package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A party of a bridge transferred the other one to an extension (blind transfer).
 *
 * @param header the common fields of events
 * @param transferer the leg that requested it
 * @param bridge the bridge of the legs; null if they were in none
 * @param transferee the leg that is transferred; null if there are several
 * @param replaced the leg that replaces the transferer if it cannot leave; normally null
 * @param exten the extension of the transfer; untrusted, since it comes from the far end
 * @param context the context of that extension
 * @param result {@code Success}, {@code Fail}, {@code Invalid} or {@code Not Permitted}
 * @param external whether the transfer was requested from outside Asterisk (SIP: REFER)
 */
public record BridgeBlindTransfer(
        EventHeader header,
        Channel transferer,
        @Nullable Bridge bridge,
        @Nullable Channel transferee,
        @Nullable Channel replaced,
        String exten,
        String context,
        String result,
        boolean external)
        implements TransferEvent {
    @Override
    public String type() {
        return "BridgeBlindTransfer";
    }
}
