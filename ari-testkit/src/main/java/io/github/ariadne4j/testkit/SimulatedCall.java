package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.party.CallerLeg;
import io.github.ariadne4j.testkit.state.HeardMedia;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A call from the side of its caller: what the telephone received, and what the caller does. The {@code await…} methods wait in real
 * time, ten seconds unless a time-out is given, and fail with an {@link AssertionError}. May be used from any thread, also after the
 * call ended.
 */
public final class SimulatedCall {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NO_REASON = 127;

    private final SimulatedAsterisk asterisk;
    private final CallerLeg leg;

    SimulatedCall(SimulatedAsterisk asterisk, CallerLeg leg) {
        this.asterisk = asterisk;
        this.leg = leg;
    }

    /** The id of its channel. */
    public String channelId() {
        return leg.channelId();
    }

    /** Cancels the call before the answer (CANCEL); has no effect after it. */
    public void cancel() {
        leg.cancel(NO_REASON);
    }

    /** Cancels the call before the answer, with {@code Reason: Q.850} (RFC 3326). */
    public void cancel(int cause) {
        leg.cancel(cause);
    }

    /** Hangs up after the answer (BYE); has no effect before it. */
    public void hangUp() {
        leg.hangUp();
    }

    /** Hangs up after the answer, with {@code Reason: Q.850}. */
    public void hangUp(int cause) {
        leg.hangUp(cause);
    }

    /** Sends DTMF digits. */
    public void press(String digits) {
        leg.press(digits);
    }

    /** Puts the other side on hold. */
    public void hold() {
        leg.hold(true);
    }

    /** Takes the other side off hold. */
    public void unhold() {
        leg.hold(false);
    }

    /**
     * Transfers the other side to a number (REFER): a blind transfer. Asterisk carries it out; with {@code PJSIP_TRANSFER_HANDLING()}
     * set to {@code ari-only} the application gets a {@code ChannelTransfer} instead.
     */
    public void transferTo(String number) {
        leg.transfer(number);
    }

    /** Connects the other side with that of the caller's second call (REFER with Replaces): an attended transfer. */
    public void transferTo(SimulatedCall second) {
        leg.connect(second.leg);
    }

    /** The same, where the second call is one that the telephone received. */
    public void transferTo(SimulatedCallee second) {
        leg.connect(second.leg());
    }

    CallerLeg leg() {
        return leg;
    }

    /** Waits until the telephone received a status of a transfer: 202 at once, 200 when it is complete. */
    public SimulatedCall awaitTransferSignal(int sipStatus) {
        return await(
                "did not receive " + sipStatus + " for a transfer but " + transferSignals(),
                () -> leg.transferSignals().contains(sipStatus),
                PATIENCE);
    }

    /**
     * The statuses that the telephone received for its transfers, in order: the answer to REFER, then those of the NOTIFY requests.
     */
    public List<Integer> transferSignals() {
        return leg.transferSignals();
    }

    /** Waits until the caller received 200. */
    public SimulatedCall awaitAnswered() {
        return awaitAnswered(PATIENCE);
    }

    /** Waits until the caller received 200. */
    public SimulatedCall awaitAnswered(Duration timeout) {
        return await("was not answered", leg::isAnswered, timeout);
    }

    /** Waits until the channel is gone. */
    public SimulatedCall awaitEnded() {
        return awaitEnded(PATIENCE);
    }

    /** Waits until the channel is gone. */
    public SimulatedCall awaitEnded(Duration timeout) {
        return await("did not end", leg::isEnded, timeout);
    }

    /** Waits until the caller received a SIP response, for example 180 or 183. */
    public SimulatedCall awaitSignal(int sipStatus) {
        return await("did not receive " + sipStatus, () -> leg.signals().contains(sipStatus), PATIENCE);
    }

    /** Waits until the caller is in a bridge with another channel. */
    public SimulatedCall awaitBridged() {
        return await("was not bridged", () -> !leg.bridgedWith().isEmpty(), PATIENCE);
    }

    /** Whether the caller received 200, also if the call has ended since. */
    public boolean isAnswered() {
        return leg.isAnswered();
    }

    /** Whether the channel is gone. */
    public boolean isEnded() {
        return leg.isEnded();
    }

    /** Whether caller and this channel are in the same bridge right now. */
    public boolean isBridgedWith(String channelId) {
        return leg.bridgedWith().contains(channelId);
    }

    /** Whether caller and callee are in the same bridge right now. */
    public boolean isBridgedWith(SimulatedCallee callee) {
        return isBridgedWith(callee.channelId());
    }

    /** All SIP responses that the caller received, in order, for example {@code [180, 200]}. */
    public List<Integer> signals() {
        return leg.signals();
    }

    /** The final SIP response that the caller received: 200, 486, 487 after a cancel…; 0 while there is none. */
    public int finalSipStatus() {
        return leg.finalStatus();
    }

    /** The Q.850 cause with which the channel ended; 0 before. */
    public int hangupCause() {
        return leg.hangupCause();
    }

    /** The DTMF digits that the telephone received, from the application or from the other members of its bridge. */
    public String heardDigits() {
        return leg.heardDigits();
    }

    /**
     * The playbacks of the application that the caller heard, in order, with their progress: those to its channel, and those to a bridge that it
     * was in. Of the latter, it hears what plays when it enters from then on; one that plays when it leaves is stopped for it.
     */
    public List<HeardMedia> heard() {
        return leg.heard();
    }

    /** The playbacks of the application to the caller's channel, in order, with their progress: without those to its bridges. */
    public List<HeardMedia> playedToChannel() {
        return leg.playedToChannel();
    }

    /** Waits until the application records the caller. */
    public SimulatedCall awaitRecorded() {
        return await("was not recorded", leg::isRecorded, PATIENCE);
    }

    /** Waits until the application has begun to play this to the caller. */
    public SimulatedCall awaitHears(String media) {
        return await(
                "did not hear " + media + " but " + heard(),
                () -> heard().stream().anyMatch(played -> played.media().equals(media)),
                PATIENCE);
    }

    /** The media states that the application has set on its channel right now. */
    public Set<MediaState> mediaStates() {
        return leg.mediaStates();
    }

    private SimulatedCall await(String complaint, BooleanSupplier condition, Duration timeout) {
        if (!asterisk.loop().await(condition, timeout)) {
            throw new AssertionError(
                    "call " + channelId() + " " + complaint + " in " + timeout + "; heard " + signals());
        }
        return this;
    }
}
