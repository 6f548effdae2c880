package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.Staged;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Making channels. A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface ChannelSetUp {
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

    /** Creates and dials a channel, which goes where it was told once it is answered. */
    CompletionStage<Channel> originate(Originate request);

    /** Creates a channel that listens to another one, or talks into it. */
    CompletionStage<Channel> snoop(ChannelId id, SnoopChannel request);

    /** Creates a channel whose sound comes from and goes to a program. */
    CompletionStage<Channel> externalMedia(ExternalMedia request);

    /** {@link #create}, later: subscribe to the id first. */
    default Staged<ChannelId, Channel> stage(CreateChannel request) {
        return new Staged<>(request.id(), () -> create(request));
    }

    /** {@link #originate}, later: subscribe to the id first. */
    default Staged<ChannelId, Channel> stage(Originate request) {
        return new Staged<>(request.id(), () -> originate(request));
    }

    /** {@link #snoop}, later: subscribe to the id first. */
    default Staged<ChannelId, Channel> stage(ChannelId id, SnoopChannel request) {
        return new Staged<>(request.id(), () -> snoop(id, request));
    }

    /** {@link #externalMedia}, later: subscribe to the id first. */
    default Staged<ChannelId, Channel> stage(ExternalMedia request) {
        return new Staged<>(request.id(), () -> externalMedia(request));
    }
}
