package io.github.ariadne4j.dashboard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.ariadne4j.dashboard.http.Request;
import io.github.ariadne4j.dashboard.http.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles the requests that begin a drain, and those for its state. Each drain request is a line of the audit log. */
final class DrainHandler {
    private static final Logger AUDIT = LoggerFactory.getLogger("io.github.ariadne4j.dashboard.audit");
    private static final String SECONDS = "[1-9]\\d{0,6}";

    private final DrainAction action;
    private final ServerStateReader states;

    DrainHandler(DrainAction action, ServerStateReader states) {
        this.action = action;
        this.states = states;
    }

    /** {@code POST /api/drain}, with a limit in seconds as {@code ?within=}, or without a limit. */
    Response begin(Request request) {
        String within = request.parameter("within");
        if (!within.isEmpty() && !within.matches(SECONDS)) {
            return Response.text(400, "within must be seconds, from 1 to 9999999\n");
        }
        AUDIT.info(
                "drain requested by {}, {}", request.from(), within.isEmpty() ? "no limit" : "within " + within + " s");
        action.begin(limit(within));
        return answer(202, true, states.liveCalls());
    }

    private static @Nullable Duration limit(String seconds) {
        return seconds.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(seconds));
    }

    /** {@code GET /api/drain}. */
    Response state() {
        return answer(200, states.isDraining(), states.liveCalls());
    }

    private static Response answer(int status, boolean draining, int calls) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("state", draining ? "draining" : "serving")
                .put("calls", calls)
                .toString();
        return Response.json(status, body + '\n');
    }
}
