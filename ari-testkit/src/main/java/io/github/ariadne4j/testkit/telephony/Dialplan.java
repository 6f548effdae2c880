package io.github.ariadne4j.testkit.telephony;

import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.Stasis;
import io.github.ariadne4j.testkit.state.StasisApplication;
import java.util.List;
import java.util.regex.Pattern;

/** The dialplan: every number leads into the application that had the channel before, every other extension hangs up. */
public final class Dialplan {
    /** Numbers, codes and names, as in the example's dialplan; a single letter is not one of them. */
    private static final Pattern KNOWN = Pattern.compile("[+0-9*#(.].*|[a-zA-Z].+");

    private final Stasis stasis;
    private final Bridging bridging;
    private final Hangups hangups;

    /** Channels that it hangs up end through the hangups. */
    public Dialplan(Stasis stasis, Bridging bridging, Hangups hangups) {
        this.stasis = stasis;
        this.bridging = bridging;
        this.hangups = hangups;
    }

    boolean knows(String exten) {
        return KNOWN.matcher(exten).matches();
    }

    /** Takes a channel that is in no application. */
    void take(SimulatedChannel channel, String exten, StasisApplication application) {
        if (knows(exten) && application.isActive()) {
            stasis.enterFromDialplan(channel, application, List.of());
        } else {
            hangups.endInDialplan(channel);
        }
    }

    /** Removes a channel from its bridge and its application, and continues it at a number; its dial, if any, is over. */
    public void send(SimulatedChannel channel, StasisApplication application, String exten) {
        channel.takeEndings().forEach(Runnable::run);
        bridging.leave(channel);
        stasis.leave(channel);
        channel.exten = exten;
        channel.dialAbandoned = true;
        take(channel, exten, application);
    }
}
