package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import java.util.concurrent.CompletionStage;

/**
 * Commands for signalling on channels that are in Stasis, for hangup, and for leaving Stasis. A stage that fails, fails
 * with an {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface ChannelControl {
    /** Answers an inbound channel; no effect on one that is up. */
    CompletionStage<Void> answer(ChannelId id);

    /** Indicates ringing to an inbound channel (SIP: 180). */
    CompletionStage<Void> ring(ChannelId id);

    /** Stops the ringing tone that {@link #ring} gives to a channel that is up. */
    CompletionStage<Void> stopRinging(ChannelId id);

    /** Starts early media toward an inbound channel (SIP: 183; {@code AsteriskFeature.PROGRESS}). */
    CompletionStage<Void> progress(ChannelId id);

    /**
     * Hangs up with a Q.850 cause; an unanswered inbound PJSIP channel is rejected with
     * {@link HangupCause#sipStatus()}.
     */
    CompletionStage<Void> hangUp(ChannelId id, HangupCause cause);

    /** Hangs up with one of ARI's reasons. */
    CompletionStage<Void> hangUp(ChannelId id, HangupReason reason);

    /** Returns a channel to the dialplan, at the priority after its {@code Stasis()}. */
    default CompletionStage<Void> continueInDialplan(ChannelId id) {
        return continueInDialplan(id, DialplanEntry.next());
    }

    /** Returns a channel to the dialplan; if the entry does not exist, Asterisk hangs it up. */
    CompletionStage<Void> continueInDialplan(ChannelId id, DialplanEntry entry);

    /**
     * Moves a channel to another application; works also if its current application is inactive.
     *
     * @param id the channel
     * @param application the new application; if it is inactive, the event {@code ApplicationMoveFailed} follows
     * @param appArgs the arguments of its {@code StasisStart}
     * @throws IllegalArgumentException for a blank application: Asterisk 22.10.1 crashes on such a request
     */
    CompletionStage<Void> move(ChannelId id, String application, String appArgs);

    /** Redirects the far end (SIP: 302 before the answer, REFER after it) to an endpoint of the same technology. */
    CompletionStage<Void> redirect(ChannelId id, String endpoint);

    /**
     * Reports the progress of a transfer to the party that requested it ({@code AsteriskFeature.TRANSFER_PROGRESS}).
     */
    CompletionStage<Void> transferProgress(ChannelId id, TransferProgress progress);
}
