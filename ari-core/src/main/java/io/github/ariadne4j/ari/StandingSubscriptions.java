package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.model.Application;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.resource.Applications;
import io.github.ariadne4j.ari.resource.EventFilter;
import io.github.ariadne4j.ari.resource.EventSource;
import io.github.ariadne4j.ari.resource.UserEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what Asterisk forgets of the client's own application when the socket is lost: its event filter, and its
 * subscriptions to endpoints, devices, and everything of a kind. Those to one channel or bridge live in Asterisk as long as
 * that does. May be used on any thread.
 */
final class StandingSubscriptions implements Applications {
    private static final Logger LOG = LoggerFactory.getLogger(StandingSubscriptions.class);

    private final Applications asterisk;
    private final String own;
    private final ListenedFirst requests;
    private final Set<EventSource> sources = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Set<String> allowed;

    /**
     * Of this application.
     *
     * @param asterisk where it is subscribed
     * @param own its name
     * @param requests what goes that way, which waits for the filter
     */
    StandingSubscriptions(Applications asterisk, String own, ListenedFirst requests) {
        this.asterisk = asterisk;
        this.own = own;
        this.requests = requests;
    }

    /** Has the event filter let through what is wanted when its turn comes, unless it does already. */
    CompletionStage<Set<String>> allow(Supplier<Set<String>> wanted) {
        return requests.inTurn(() -> tell(wanted.get()));
    }

    private CompletionStage<Set<String>> tell(Set<String> types) {
        if (types.equals(allowed)) {
            return CompletableFuture.completedStage(types);
        }
        allowed = types;
        return asterisk.allowOnly(own, types)
                .whenComplete((application, error) -> {
                    if (error != null) {
                        allowed = null;
                    }
                })
                .thenApply(application -> types);
    }

    /** After a socket opened: the filter, then all subscriptions; fails if the filter cannot be set. */
    CompletionStage<Void> restore(Supplier<Set<String>> wanted) {
        allowed = null;
        return allow(wanted).thenCompose(filtered -> subscribeAnew());
    }

    /** Completes in any case, when Asterisk has answered. */
    private CompletionStage<Void> subscribeAnew() {
        return CompletableFuture.allOf(sources.stream()
                .map(source -> asterisk.subscribe(own, List.of(source)).handle((application, error) -> {
                    if (error != null) {
                        LOG.warn("{} is no longer subscribed to {}: {}", own, source.uri(), error.getMessage());
                    }
                    return source;
                }))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new));
    }

    private static boolean stands(EventSource source) {
        return source.uri().matches("(channel|bridge):|(endpoint|deviceState):.*");
    }

    @Override
    public CompletionStage<Application> subscribe(String name, List<EventSource> wanted) {
        return asterisk.subscribe(name, wanted).thenApply(application -> {
            if (name.equals(own)) {
                wanted.stream().filter(StandingSubscriptions::stands).forEach(sources::add);
            }
            return application;
        });
    }

    @Override
    public CompletionStage<Application> unsubscribe(String name, List<EventSource> unwanted) {
        if (name.equals(own)) {
            unwanted.forEach(sources::remove);
        }
        return asterisk.unsubscribe(name, unwanted);
    }

    @Override
    public CompletionStage<List<Application>> list() {
        return asterisk.list();
    }

    @Override
    public CompletionStage<Application> get(String name) {
        return asterisk.get(name);
    }

    @Override
    public CompletionStage<Application> filter(String name, EventFilter filter) {
        if (name.equals(own)) {
            allowed = null;
        }
        return asterisk.filter(name, filter);
    }

    @Override
    public CompletionStage<Void> send(UserEvent event) {
        return asterisk.send(event);
    }

    @Override
    public CompletionStage<Void> claim(ChannelId channel, String application) {
        return asterisk.claim(channel, application);
    }
}
