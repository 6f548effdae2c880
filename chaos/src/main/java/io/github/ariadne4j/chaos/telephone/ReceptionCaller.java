package io.github.ariadne4j.chaos.telephone;

import java.time.Duration;

/** A caller of the reception: hangs up some time after it was connected with a department. */
public final class ReceptionCaller implements CallerBehaviour {
    /** The desk repeats keys that were pressed while no application was there. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final CallerTiming reaction;
    private boolean connected;

    /** Talks for this time. */
    public ReceptionCaller(CallerTiming reaction) {
        this.reaction = reaction;
    }

    @Override
    public void hears(int tone, KeySchedule next) {
        if (tone == FlowTones.DEPARTMENT && !connected) {
            connected = true;
            next.hangUp(reaction.talk());
        }
    }

    @Override
    public String keys() {
        return "";
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }
}
