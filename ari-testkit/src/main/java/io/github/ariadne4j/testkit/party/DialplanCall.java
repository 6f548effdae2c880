package io.github.ariadne4j.testkit.party;

import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.Stasis;
import io.github.ariadne4j.testkit.state.StasisApplication;
import io.github.ariadne4j.testkit.telephony.Hangups;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.util.List;

/** A call whose dialplan waits in {@code Stasis()} for a socket of its own. */
final class DialplanCall implements PerCallSockets.WaitingCall {
    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final Stasis stasis;
    private final Hangups hangups;
    private final SimulatedChannel channel;
    private final List<String> args;

    DialplanCall(
            AsteriskLoop loop,
            Inventory inventory,
            Stasis stasis,
            Hangups hangups,
            SimulatedChannel channel,
            List<String> args) {
        this.loop = loop;
        this.inventory = inventory;
        this.stasis = stasis;
        this.hangups = hangups;
        this.channel = channel;
        this.args = args;
    }

    @Override
    public String channelId() {
        return channel.id;
    }

    @Override
    public String channelName() {
        return channel.name;
    }

    @Override
    public void enter(String application) {
        loop.run(() -> {
            StasisApplication target = inventory.applications.get(application);
            if (target != null && !channel.ending && channel.application == null) {
                stasis.enterFromDialplan(channel, target, args);
            }
        });
    }

    @Override
    public void fail() {
        loop.run(() -> {
            if (!channel.ending) {
                channel.takeEndings().forEach(Runnable::run);
                stasis.leave(channel);
                channel.variables.put("STASISSTATUS", "FAILED");
                hangups.endInDialplan(channel);
            }
        });
    }
}
