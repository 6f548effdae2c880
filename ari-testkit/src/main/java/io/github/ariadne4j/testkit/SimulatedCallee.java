package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.party.CalleeLeg;
import io.github.ariadne4j.testkit.script.FarEnd;
import io.github.ariadne4j.testkit.state.HeardMedia;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A call from the side of its callee, for tests that decide each step: set the script {@code CalleeScript.silent()} for the number, and
 * use the methods here. May be used from any thread, also after the call ended.
 */
public final class SimulatedCallee implements FarEnd {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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

    /** The caller's number that the telephone displays, empty for an anonymous call. */
    public String displayedCaller() {
        return leg.displayedCaller();
    }

    /** Whether it answered and its channel still exists. */
    public boolean isAnswered() {
        return leg.isAnswered();
    }

    /** Whether its channel is gone. */
    public boolean isEnded() {
        return leg.isEnded();
    }

    /** Whether callee and this channel are in the same bridge right now. */
    public boolean isBridgedWith(String channelId) {
        return leg.bridgedWith().contains(channelId);
    }

    /** The Q.850 cause with which the channel ended; 0 before. */
    public int hangupCause() {
        return leg.hangupCause();
    }

    /** Waits until its channel is gone; fails with an {@link AssertionError} after ten seconds. */
    public SimulatedCallee awaitEnded() {
        if (!asterisk.loop().await(leg::isEnded, PATIENCE)) {
            throw new AssertionError("callee " + channelId() + " did not end in " + PATIENCE);
        }
        return this;
    }

    /** The DTMF digits that the telephone received, from the application or from the other members of its bridge. */
    public String heardDigits() {
        return leg.heardDigits();
    }

    /**
     * The playbacks of the application that the callee heard, in order, with their progress: those to its channel, and those to a bridge that it
     * was in. Of the latter, it hears what plays when it enters from then on; one that plays when it leaves is stopped for it.
     */
    public List<HeardMedia> heard() {
        return leg.heard();
    }

    /** The playbacks of the application to the callee's channel, in order, with their progress: without those to its bridges. */
    public List<HeardMedia> playedToChannel() {
        return leg.playedToChannel();
    }

    /** Waits until the application has begun to play this to the callee; fails with an {@link AssertionError} after ten seconds. */
    public SimulatedCallee awaitHears(String media) {
        if (!asterisk.loop()
                .await(() -> heard().stream().anyMatch(played -> played.media().equals(media)), PATIENCE)) {
            throw new AssertionError(
                    "callee " + channelId() + " did not hear " + media + " but " + heard() + " in " + PATIENCE);
        }
        return this;
    }

    /** The media states that the application has set on its channel right now. */
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

    /** Connects the other side with that of a second call that the telephone placed: an attended transfer. */
    public void transfersTo(SimulatedCall second) {
        leg.connect(second.leg());
    }

    /** Connects the other side with that of a second call that the telephone received: an attended transfer. */
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
