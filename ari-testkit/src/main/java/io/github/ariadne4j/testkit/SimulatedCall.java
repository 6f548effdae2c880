package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.CallerLeg;
import io.github.ariadne4j.testkit.model.HeardMedia;
import io.github.ariadne4j.testkit.model.MediaState;
import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A call as its caller lives it: what the telephone hears, and what the caller does. The {@code await…} methods wait in
 * real time, five seconds unless told otherwise, and fail with an {@link AssertionError}. May be used from any thread,
 * also after the call ended.
 */
public final class SimulatedCall {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
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

    /** The caller gives up before the answer (CANCEL); too late after it. */
    public void cancel() {
        leg.cancel(NO_REASON);
    }

    /** The caller gives up before the answer, with {@code Reason: Q.850}. */
    public void cancel(int cause) {
        leg.cancel(cause);
    }

    /** The caller hangs up after the answer (BYE); too early before it. */
    public void hangUp() {
        leg.hangUp();
    }

    /** The caller hangs up after the answer, with {@code Reason: Q.850}. */
    public void hangUp(int cause) {
        leg.hangUp(cause);
    }

    /** The caller presses keys. */
    public void press(String digits) {
        leg.press(digits);
    }

    /** The caller puts the other side on hold. */
    public void hold() {
        leg.hold(true);
    }

    /** The caller takes the other side back. */
    public void unhold() {
        leg.hold(false);
    }

    /**
     * The caller transfers the other side to a number (REFER): a blind transfer. Asterisk does it; with
     * {@code PJSIP_TRANSFER_HANDLING()} set to {@code ari-only} the application gets a {@code ChannelTransfer}.
     */
    public void transferTo(String number) {
        leg.transfer(number);
    }

    /** The caller connects the other side with that of its second call (REFER with Replaces): an attended transfer. */
    public void transferTo(SimulatedCall second) {
        leg.connect(second.leg);
    }

    /** The same, where the second call is one that the telephone was called with. */
    public void transferTo(SimulatedCallee second) {
        leg.connect(second.leg());
    }

    CallerLeg leg() {
        return leg;
    }

    /** Waits until the caller was told a status of a transfer: 202 at once, 200 when it is done. */
    public SimulatedCall awaitTransferSignal(int sipStatus) {
        return await(
                "was not told " + sipStatus + " of a transfer but " + transferSignals(),
                () -> leg.transferSignals().contains(sipStatus),
                PATIENCE);
    }

    /** What the caller was told of its transfers, in order: the answer to REFER, then what NOTIFY says. */
    public List<Integer> transferSignals() {
        return leg.transferSignals();
    }

    /** Waits until the caller got 200. */
    public SimulatedCall awaitAnswered() {
        return awaitAnswered(PATIENCE);
    }

    /** Waits until the caller got 200. */
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

    /** Waits until the caller got a SIP response, for example 180 or 183. */
    public SimulatedCall awaitSignal(int sipStatus) {
        return await("got no " + sipStatus, () -> leg.signals().contains(sipStatus), PATIENCE);
    }

    /** Waits until the caller is in a bridge with another channel. */
    public SimulatedCall awaitBridged() {
        return await("was not bridged", () -> !leg.bridgedWith().isEmpty(), PATIENCE);
    }

    /** Whether the caller got 200, also if the call ended since. */
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

    /** Every SIP response that the caller got, in order, for example {@code [180, 200]}. */
    public List<Integer> signals() {
        return leg.signals();
    }

    /** The final SIP response that the caller got: 200, 486, 487 after a cancel…; 0 while there is none. */
    public int finalSipStatus() {
        return leg.finalStatus();
    }

    /** The Q.850 cause with which the channel ended; 0 before. */
    public int hangupCause() {
        return leg.hangupCause();
    }

    /** The keys that it was sent, by the application or by those in its bridge. */
    public String heardDigits() {
        return leg.heardDigits();
    }

    /**
     * What the application played to the caller, in order, and how far it came. What was played to a bridge that the caller is in is
     * not among it.
     */
    public List<HeardMedia> heard() {
        return leg.heard();
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

    /** What the application does to its sound right now. */
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
