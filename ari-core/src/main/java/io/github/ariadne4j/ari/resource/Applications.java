package io.github.ariadne4j.ari.resource;

import io.github.ariadne4j.ari.model.Application;
import io.github.ariadne4j.ari.model.ChannelId;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on Stasis applications ({@code /applications}). A stage that fails, fails with an
 * {@link AriException}.
 */
public interface Applications {
    /** The application with the channels and bridges that it is subscribed to; 404 when it has none and no socket. */
    CompletionStage<Application> get(String name);

    /** Subscribes the application to a channel until that channel is destroyed. */
    CompletionStage<Application> subscribe(String name, ChannelId channel);

    /** Asks Asterisk to send events of these types only. */
    CompletionStage<Application> allowOnly(String name, Set<String> eventTypes);
}
