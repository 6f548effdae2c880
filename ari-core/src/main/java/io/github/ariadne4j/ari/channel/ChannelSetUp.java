package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.PreparedRequest;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Commands that create and dial channels. A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface ChannelSetUp {
    /**
     * Creates a channel in the client's application. Success is the event {@code StasisStart}, not the completed stage:
     * if Asterisk considers the application inactive, it answers 200 and destroys the channel without an event.
     */
    CompletionStage<Channel> create(CreateChannel request);

    /**
     * Dials a created channel, once: a second dial of a channel that is still down ends the call.
     *
     * @param id the created channel, after its {@code StasisStart}
     * @param caller the channel whose caller id is sent to the far end; null: anonymous
     * @param timeout ringing time, at least 1 s; after it the leg ends with cause 19
     */
    CompletionStage<Void> dial(ChannelId id, @Nullable ChannelId caller, Duration timeout);

    /** Creates and dials a channel, which enters an application or the dialplan when it is answered. */
    CompletionStage<Channel> originate(Originate request);

    /** Creates a channel that receives the audio of another one, or sends audio to it. */
    CompletionStage<Channel> snoop(ChannelId id, SnoopChannel request);

    /** Creates a channel that exchanges media with an external program. */
    CompletionStage<Channel> externalMedia(ExternalMedia request);

    /** {@link #create} in two steps: subscribe to the id before {@link PreparedRequest#execute}. */
    default PreparedRequest<ChannelId, Channel> prepare(CreateChannel request) {
        return new PreparedRequest<>(request.id(), () -> create(request));
    }

    /** {@link #originate} in two steps: subscribe to the id before {@link PreparedRequest#execute}. */
    default PreparedRequest<ChannelId, Channel> prepare(Originate request) {
        return new PreparedRequest<>(request.id(), () -> originate(request));
    }

    /** {@link #snoop} in two steps: subscribe to the id before {@link PreparedRequest#execute}. */
    default PreparedRequest<ChannelId, Channel> prepare(ChannelId id, SnoopChannel request) {
        return new PreparedRequest<>(request.id(), () -> snoop(id, request));
    }

    /** {@link #externalMedia} in two steps: subscribe to the id before {@link PreparedRequest#execute}. */
    default PreparedRequest<ChannelId, Channel> prepare(ExternalMedia request) {
        return new PreparedRequest<>(request.id(), () -> externalMedia(request));
    }
}
