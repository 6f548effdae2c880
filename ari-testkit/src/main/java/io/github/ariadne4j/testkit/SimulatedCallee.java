package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.CalleeLeg;
import io.github.ariadne4j.testkit.model.HeardMedia;
import io.github.ariadne4j.testkit.model.MediaState;
import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.script.FarEnd;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A call as its callee lives it, for tests that decide the moment themselves: give the number the script
 * {@code CalleeScript.silent()} and steer from here. May be used from any thread, also after the call ended.
 */
public final class SimulatedCallee implements FarEnd {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SimulatedAsterisk asterisk;
    private final CalleeLeg leg;

    SimulatedCallee(SimulatedAsterisk asterisk, CalleeLeg leg) {
        this.asterisk = asterisk;
        this.leg = leg;
    }

    /** The id of its channel. */
    public String channelId() {
        return leg.channelId();
    }

    /** The caller's number on its display, empty for an anonymous call. */
    public String displayedCaller() {
        return leg.displayedCaller();
    }

    /** Whether it answered and its channel is there. */
    public boolean isAnswered() {
        return leg.isAnswered();
    }

    /** Whether its channel is gone. */
    public boolean isEnded() {
        return leg.isEnded();
    }

    /** The Q.850 cause with which the channel ended; 0 before. */
    public int hangupCause() {
        return leg.hangupCause();
    }

    /** Waits until its channel is gone. */
    public SimulatedCallee awaitEnded() {
        if (!asterisk.loop().await(leg::isEnded, PATIENCE)) {
            throw new AssertionError("callee " + channelId() + " did not end in " + PATIENCE);
        }
        return this;
    }

    /** The keys that it was sent, by the application or by those in its bridge. */
    public String heardDigits() {
        return leg.heardDigits();
    }

    /**
     * What the application played to the callee, in order, and how far it came. What was played to a bridge that the callee is in is
     * not among it.
     */
    public List<HeardMedia> heard() {
        return leg.heard();
    }

    /** Waits until the application has begun to play this to the callee. */
    public SimulatedCallee awaitHears(String media) {
        if (!asterisk.loop()
                .await(() -> heard().stream().anyMatch(played -> played.media().equals(media)), PATIENCE)) {
            throw new AssertionError(
                    "callee " + channelId() + " did not hear " + media + " but " + heard() + " in " + PATIENCE);
        }
        return this;
    }

    /** What the application does to its sound right now. */
    public Set<MediaState> mediaStates() {
        return leg.mediaStates();
    }

    @Override
    public void rings() {
        leg.rings();
    }

    @Override
    public void sendsEarlyMedia() {
        leg.sendsEarlyMedia();
    }

    @Override
    public void answers() {
        leg.answers();
    }

    @Override
    public void rejects(int sipStatus) {
        leg.rejects(sipStatus);
    }

    @Override
    public void entersApplication() {
        leg.entersApplication();
    }

    @Override
    public void presses(String digits) {
        leg.presses(digits);
    }

    @Override
    public void holds() {
        leg.holds();
    }

    @Override
    public void unholds() {
        leg.unholds();
    }

    @Override
    public void transfers(String number) {
        leg.transfers(number);
    }

    /** Connects the other side with that of a second call which the telephone placed: an attended transfer. */
    public void transfersTo(SimulatedCall second) {
        leg.connect(second.leg());
    }

    /** Connects the other side with that of a second call which the telephone took: an attended transfer. */
    public void transfersTo(SimulatedCallee second) {
        leg.connect(second.leg);
    }

    CalleeLeg leg() {
        return leg;
    }

    @Override
    public void hangsUp() {
        leg.hangsUp();
    }

    @Override
    public void hangsUp(int cause) {
        leg.hangsUp(cause);
    }
}
