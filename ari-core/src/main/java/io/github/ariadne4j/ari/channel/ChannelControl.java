package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import java.util.concurrent.CompletionStage;

/**
 * Signalling on channels that are in Stasis, and letting go of them. A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface ChannelControl {
    /** Answers an inbound channel; harmless on one that is up. */
    CompletionStage<Void> answer(ChannelId id);

    /** Tells an inbound channel that the far end rings (SIP: 180). */
    CompletionStage<Void> ring(ChannelId id);

    /** Stops the ringing tone that {@link #ring} gives to a channel that is up. */
    CompletionStage<Void> stopRinging(ChannelId id);

    /** Opens early media toward an inbound channel (SIP: 183; {@code AsteriskFeature.PROGRESS}). */
    CompletionStage<Void> progress(ChannelId id);

    /** Hangs up; an unanswered inbound channel gets {@link HangupCause#sipStatus()}. */
    CompletionStage<Void> hangUp(ChannelId id, HangupCause cause);

    /** Hangs up for a reason in ARI's own words. */
    CompletionStage<Void> hangUp(ChannelId id, HangupReason reason);

    /** Hands a channel back to the dialplan, at the priority after its {@code Stasis()}. */
    default CompletionStage<Void> continueInDialplan(ChannelId id) {
        return continueInDialplan(id, DialplanEntry.next());
    }

    /** Hands a channel back to the dialplan; at a place that does not exist it is hung up. */
    CompletionStage<Void> continueInDialplan(ChannelId id, DialplanEntry entry);

    /**
     * Hands a channel to another application; works for one whose own application is gone, too.
     *
     * @param id the channel
     * @param application the new application; if it is inactive, {@code ApplicationMoveFailed} follows
     * @param appArgs the arguments its {@code StasisStart} will carry
     * @throws IllegalArgumentException for a blank application: Asterisk 22.10.1 crashes on such a request
     */
    CompletionStage<Void> move(ChannelId id, String application, String appArgs);

    /** Sends the far end elsewhere (SIP: 302 or REFER), to an endpoint of the same technology. */
    CompletionStage<Void> redirect(ChannelId id, String endpoint);

    /** Tells the party that asked for a transfer how it is getting on ({@code AsteriskFeature.TRANSFER_PROGRESS}). */
    CompletionStage<Void> transferProgress(ChannelId id, TransferProgress progress);
}
