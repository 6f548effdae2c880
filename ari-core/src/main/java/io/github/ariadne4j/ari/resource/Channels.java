package io.github.ariadne4j.ari.resource;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.PlaybackId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Commands and queries on channels ({@code /channels}). A stage that fails, fails with an {@link AriException}. A
 * completed command was accepted by Asterisk; that it took effect is told by an event.
 */
public interface Channels {
    /**
     * Creates a channel in the client's application. Success is its {@code StasisStart}, not the completed stage: for an
     * application that Asterisk thinks inactive the answer is 200 and the channel vanishes without an event.
     */
    CompletionStage<Channel> create(CreateChannel request);

    /**
     * Dials a created channel, once: a second dial of a channel that is still down ends the call.
     *
     * @param id the created channel, after its {@code StasisStart}
     * @param caller whose caller id the far end sees; null: anonymous
     * @param timeout how long it may ring, at least a second; then the leg ends with cause 19
     */
    CompletionStage<Void> dial(ChannelId id, @Nullable ChannelId caller, Duration timeout);

    /** Answers an inbound channel; harmless on one that is up. */
    CompletionStage<Void> answer(ChannelId id);

    /** Tells an inbound channel that the far end rings (SIP: 180). */
    CompletionStage<Void> ring(ChannelId id);

    /** Hangs up; an unanswered inbound channel gets {@link HangupCause#sipStatus()}. */
    CompletionStage<Void> hangUp(ChannelId id, HangupCause cause);

    /** Plays media to a channel, for example {@code sound:tt-monkeys}. */
    CompletionStage<Playback> play(ChannelId id, PlaybackId playback, String mediaUri);

    /** Hands a channel back to the dialplan, at the priority after its {@code Stasis()}. */
    CompletionStage<Void> continueInDialplan(ChannelId id);

    /** Sets a channel variable; the name is a constant of the program, never foreign text. */
    CompletionStage<Void> setVariable(ChannelId id, String name, String value);

    /** Reads a channel variable. */
    CompletionStage<String> variable(ChannelId id, String name);

    /** One channel as it is now. */
    CompletionStage<Channel> get(ChannelId id);

    /** All channels of this Asterisk; a large answer at thousands of calls. */
    CompletionStage<List<Channel>> list();
}
