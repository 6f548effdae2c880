package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.application.Applications;
import io.github.ariadne4j.ari.application.EventFilter;
import io.github.ariadne4j.ari.application.EventSource;
import io.github.ariadne4j.ari.application.UserEvent;
import io.github.ariadne4j.ari.model.Application;
import io.github.ariadne4j.ari.model.ChannelId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the subscriptions of the client's application that Asterisk drops when the socket is lost: endpoints,
 * devices, and all resources of a kind. Asterisk keeps subscriptions to one channel or bridge until it is destroyed.
 */
final class ResubscribingApplications implements Applications {
    private static final Logger LOG = LoggerFactory.getLogger(ResubscribingApplications.class);

    private final Applications asterisk;
    private final String own;
    private final Executor later;
    private final Set<EventSource> sources = ConcurrentHashMap.newKeySet();
    private final AtomicInteger socket = new AtomicInteger();

    ResubscribingApplications(Applications asterisk, String own) {
        this(asterisk, own, Retry.LATER);
    }

    ResubscribingApplications(Applications asterisk, String own, Executor later) {
        this.asterisk = asterisk;
        this.own = own;
        this.later = later;
    }

    /**
     * Renews all subscriptions. Completes when Asterisk has answered, also with a failure; failed requests are repeated
     * later.
     */
    CompletionStage<Void> restore() {
        int restored = socket.incrementAndGet();
        return CompletableFuture.allOf(sources.stream()
                .map(source -> restore(source, restored))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new));
    }

    private CompletionStage<?> restore(EventSource source, int restored) {
        return asterisk.subscribe(own, List.of(source)).handle((application, error) -> {
            if (error != null) {
                boolean again = Retry.isWorthwhile(error);
                LOG.warn(
                        "{} is no longer subscribed to {}{}: {}",
                        own,
                        source.uri(),
                        again ? ", trying again" : "",
                        Retry.reason(error));
                if (again) {
                    later.execute(() -> again(source, restored));
                }
            }
            return source;
        });
    }

    private void again(EventSource source, int restored) {
        if (socket.get() == restored && sources.contains(source)) {
            restore(source, restored);
        }
    }

    /** Stops repeating requests until the next {@link #restore()}. */
    void lost() {
        socket.incrementAndGet();
    }

    private static boolean stands(EventSource source) {
        return source.uri().matches("(channel|bridge):|(endpoint|deviceState):.*");
    }

    @Override
    public CompletionStage<Application> subscribe(String name, List<EventSource> wanted) {
        return asterisk.subscribe(name, wanted).thenApply(application -> {
            if (name.equals(own)) {
                wanted.stream().filter(ResubscribingApplications::stands).forEach(sources::add);
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
