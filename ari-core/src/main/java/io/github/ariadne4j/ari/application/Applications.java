package io.github.ariadne4j.ari.application;

import io.github.ariadne4j.ari.model.Application;
import io.github.ariadne4j.ari.model.ChannelId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on Stasis applications ({@code /applications}), and events to them ({@code /events}). A stage that
 * fails, fails with an {@link io.github.ariadne4j.ari.request.AriException}.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Applications_REST_API">Applications in Asterisk's documentation</a>
 */
public interface Applications {
    /** All applications. */
    CompletionStage<List<Application>> list();

    /** One application with its subscriptions; 404 if it has neither subscriptions nor a socket. */
    CompletionStage<Application> get(String name);

    /** Subscribes the application to a channel until that channel is destroyed. */
    default CompletionStage<Application> subscribe(String name, ChannelId channel) {
        return subscribe(name, List.of(EventSource.channel(channel)));
    }

    /** Subscribes the application. */
    CompletionStage<Application> subscribe(String name, List<EventSource> sources);

    /**
     * Ends subscriptions of the application. Asterisk (22.10) does not end a subscription to all channels: it answers
     * 501 by HTTP, and 200 without effect on a socket.
     */
    CompletionStage<Application> unsubscribe(String name, List<EventSource> sources);

    /** Limits the events of the application to these types; an empty set: all types. */
    default CompletionStage<Application> allowOnly(String name, Set<String> eventTypes) {
        return filter(name, EventFilter.allowing(eventTypes));
    }

    /**
     * Sets both lists of the event filter. The client sets the filter of its own application itself, from the
     * subscriptions at {@code AriClient.events()}.
     */
    CompletionStage<Application> filter(String name, EventFilter filter);

    /** Sends an event to an application; 404 if it is not active. */
    CompletionStage<Void> send(UserEvent event);

    /**
     * Claims a channel that {@code StasisBroadcast()} offers to several applications: the first claim wins, the others get
     * 409 ({@code AsteriskFeature.CLAIM}).
     */
    CompletionStage<Void> claim(ChannelId channel, String application);
}
