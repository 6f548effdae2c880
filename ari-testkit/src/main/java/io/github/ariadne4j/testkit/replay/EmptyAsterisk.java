package io.github.ariadne4j.testkit.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.model.AsteriskFacts;
import io.github.ariadne4j.testkit.record.RecordedLine;
import io.github.ariadne4j.testkit.rest.RestResponse;
import io.github.ariadne4j.testkit.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers of an Asterisk without channels to the requests that clients send at their start, which a record of one call does not have.
 */
final class EmptyAsterisk {
    private static final Pattern APPLICATION = Pattern.compile("/applications/([^/]+)");
    private static final Pattern FILTER = Pattern.compile("/applications/([^/]+)/eventFilter");
    private static final List<String> LISTS =
            List.of("channel_ids", "bridge_ids", "endpoint_ids", "device_names", "events_allowed", "events_disallowed");
    private static final Duration UPTIME = Duration.ofDays(1);

    private final Timers timers;
    private final String id;
    private final Instant startedAt;
    private final boolean needed;

    EmptyAsterisk(List<RecordedLine> lines, Timers timers) {
        this.timers = timers;
        this.startedAt = timers.now().minus(UPTIME);
        this.id = lines.stream()
                .filter(RecordedLine.Event.class::isInstance)
                .map(line ->
                        ((RecordedLine.Event) line).frame().path("asterisk_id").asText())
                .filter(known -> !known.isEmpty())
                .findFirst()
                .orElse("replayed");
        this.needed = lines.stream().noneMatch(EmptyAsterisk::isOfAStart);
    }

    private static boolean isOfAStart(RecordedLine line) {
        return line instanceof RecordedLine.Request request
                && request.path().equals("/asterisk/info")
                && request.method().equals("GET");
    }

    /** Its answer; empty if the record contains the start itself, or if clients do not send this request at their start. */
    Optional<RestResponse> answer(ReceivedRequest received) {
        if (!needed) {
            return Optional.empty();
        }
        if (received.method().equals("PUT")) {
            return application(FILTER.matcher(received.path()));
        }
        return received.isQuestion() ? question(received.path()) : Optional.empty();
    }

    /** The event filter is omitted: clients set it, and do not read it. */
    private static Optional<RestResponse> application(Matcher path) {
        if (!path.matches()) {
            return Optional.empty();
        }
        ObjectNode application = JsonNodeFactory.instance.objectNode().put("name", path.group(1));
        for (String list : LISTS) {
            application.putArray(list);
        }
        return Optional.of(RestResponse.ok(application));
    }

    private Optional<RestResponse> question(String path) {
        return switch (path) {
            case "/asterisk/info" -> Optional.of(RestResponse.ok(facts().info(Set.of())));
            case "/asterisk/ping" -> Optional.of(RestResponse.ok(facts().ping()));
            case "/channels", "/bridges" -> Optional.of(RestResponse.ok(JsonNodeFactory.instance.arrayNode()));
            default -> application(APPLICATION.matcher(path));
        };
    }

    private AsteriskFacts facts() {
        return new AsteriskFacts(id, startedAt, timers.now());
    }
}
