package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A party of a bridge sent the other one elsewhere (blind transfer).
 *
 * @param header what every event carries
 * @param transferer the leg that asked for it
 * @param bridge the bridge it happened in; null if the legs were in none
 * @param transferee the leg that is transferred; null if there are several
 * @param replaced the leg that takes the place of the transferer where it cannot leave; null normally
 * @param exten the extension it goes to; comes from the far end, so treat it as untrusted
 * @param context the context of that extension
 * @param result {@code Success}, {@code Fail}, {@code Invalid} or {@code Not Permitted}
 * @param external whether the transfer was asked for from outside Asterisk (SIP: REFER)
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
