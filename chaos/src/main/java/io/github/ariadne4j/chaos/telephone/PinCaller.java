package io.github.ariadne4j.chaos.telephone;

import java.time.Duration;

/** One of two members of a conference with a PIN: enters it each time it is asked, and leaves by a key some time after it hears the other one. */
public final class PinCaller implements CallerBehaviour {
    private static final int FIRST_PIN = 1_000;
    private static final int ROOMS = 1_000;
    private static final Duration ALONE = Duration.ofSeconds(20);
    private static final Duration UNANSWERED = Duration.ofSeconds(4);
    /** Longer than a stay and the keys that are lost during restarts. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final int index;
    private final String pin;
    private final CallerTiming reaction;
    private boolean asked;
    private boolean met;

    /** Callers 0 and 1 are in one conference, 2 and 3 in another, and so on. */
    public PinCaller(int index, CallerTiming reaction) {
        this.index = index;
        this.pin = Integer.toString(FIRST_PIN + index / 2 % ROOMS);
        this.reaction = reaction;
    }

    @Override
    public void hears(int tone, KeySchedule next) {
        switch (tone) {
            case FlowTones.PIN -> {
                next.press(pin, asked ? reaction.again() : reaction.time());
                asked = true;
            }
            case FlowTones.PLACED -> next.pressAgainAndAgain("#", ALONE, UNANSWERED);
            case FlowTones.MEMBER, FlowTones.OTHER_MEMBER -> meet(next);
            default -> next.none();
        }
    }

    private void meet(KeySchedule next) {
        if (!met) {
            met = true;
            next.pressAgainAndAgain("#", reaction.talk(), UNANSWERED);
        }
    }

    @Override
    public String keys() {
        return pin;
    }

    @Override
    public int voice() {
        return index % 2 == 0 ? FlowTones.MEMBER : FlowTones.OTHER_MEMBER;
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }
}
