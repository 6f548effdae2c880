package io.github.ariadne4j.chaos.telephone;

import java.time.Duration;

/** The host of a conference by invitation: leaves it by a key some time after it hears its guest. */
public final class HostCaller implements CallerBehaviour {
    private static final Duration ALONE = Duration.ofSeconds(40);
    private static final Duration UNANSWERED = Duration.ofSeconds(4);

    private final CallerTiming reaction;
    private boolean met;

    /** Stays for this time. */
    public HostCaller(CallerTiming reaction) {
        this.reaction = reaction;
    }

    @Override
    public void answered(KeySchedule next) {
        next.pressAgainAndAgain("#", ALONE, UNANSWERED);
    }

    @Override
    public void hears(int tone, KeySchedule next) {
        if (tone == FlowTones.GOODBYE) {
            next.none();
        } else if (!met) {
            met = true;
            next.pressAgainAndAgain("#", reaction.talk(), UNANSWERED);
        }
    }

    @Override
    public String keys() {
        return "#";
    }

    @Override
    public Duration patience() {
        return ALONE.multipliedBy(2);
    }
}
