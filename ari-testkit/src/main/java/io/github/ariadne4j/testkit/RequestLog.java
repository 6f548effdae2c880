package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.rest.RoutedOperation;
import io.github.ariadne4j.testkit.state.OutgoingEvent;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All requests of the application and all events that were sent to it, for assertions. A request is logged before it is executed, also
 * if a fault replaces its answer. Any thread.
 */
public final class RequestLog {
    private static final Pattern CHANNEL_IN_BODY = Pattern.compile("\"channel(?:Id)?\"\\s*:\\s*\"([^\"]*)\"");

    private final AsteriskLoop loop;
    private final List<LoggedRequest> entries = new ArrayList<>();
    private final List<LoggedEvent> events = new ArrayList<>();

    RequestLog(AsteriskLoop loop) {
        this.loop = loop;
    }

    /** All requests, in the order of arrival. */
    public List<LoggedRequest> requests() {
        return loop.read(() -> List.copyOf(entries));
    }

    /** All requests for an operation. */
    public List<LoggedRequest> requests(Operation operation) {
        return loop.read(
                () -> entries.stream().filter(entry -> entry.isFor(operation)).toList());
    }

    /** The number of requests for an operation. */
    public int count(Operation operation) {
        return requests(operation).size();
    }

    /** The number of requests for an operation on one channel. */
    public int count(Operation operation, String channelId) {
        return (int) requests(operation).stream()
                .filter(entry -> entry.channelId().equals(channelId))
                .count();
    }

    /** All events sent, in order. */
    public List<LoggedEvent> events() {
        return loop.read(() -> List.copyOf(events));
    }

    /** The types of all events sent about one channel, in order. */
    public List<String> eventTypes(String channelId) {
        return loop.read(() -> events.stream()
                .filter(event -> event.channelId().equals(channelId))
                .map(LoggedEvent::type)
                .toList());
    }

    /**
     * Waits until the log has this number of requests for an operation.
     *
     * @throws AssertionError if it has fewer when the time-out ends
     */
    public void await(Operation operation, int times, Duration timeout) {
        if (!loop.await(() -> count(operation) >= times, timeout)) {
            throw new AssertionError(
                    operation + " was requested " + count(operation) + " times, not " + times + ", in " + timeout);
        }
    }

    /** Removes all requests and events. */
    public void clear() {
        loop.run(() -> {
            entries.clear();
            events.clear();
        });
    }

    LoggedRequest record(RestRequest request) {
        RoutedOperation routed =
                Operation.route(request.method(), request.path()).orElse(null);
        return loop.call(() -> {
            LoggedRequest entry = new LoggedRequest(
                    entries.size() + 1,
                    request.method(),
                    request.path(),
                    request.query(),
                    request.body(),
                    Optional.ofNullable(routed).map(RoutedOperation::operation),
                    channelOf(routed, request),
                    request.transport());
            entries.add(entry);
            return entry;
        });
    }

    void record(OutgoingEvent event) {
        loop.run(() -> events.add(new LoggedEvent(event.type(), event.application(), event.channelId())));
    }

    private static String channelOf(@Nullable RoutedOperation routed, RestRequest request) {
        String inPath = routed == null ? "" : routed.name("channelId");
        if (!inPath.isEmpty()) {
            return inPath;
        }
        String inQuery =
                request.query().getOrDefault("channelId", request.query().getOrDefault("channel", ""));
        Matcher inBody = CHANNEL_IN_BODY.matcher(request.body());
        return inQuery.isEmpty() && inBody.find() ? inBody.group(1) : inQuery;
    }
}
