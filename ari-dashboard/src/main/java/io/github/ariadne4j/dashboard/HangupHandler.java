package io.github.ariadne4j.dashboard;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.HangupOutcome;
import io.github.ariadne4j.dashboard.http.Request;
import io.github.ariadne4j.dashboard.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles hang-up requests of pages. Each request and its result is a line of the audit log. */
final class HangupHandler {
    private static final Logger AUDIT = LoggerFactory.getLogger("io.github.ariadne4j.dashboard.audit");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_ID = 64;

    private final List<CallEngine> engines;

    /** @param engines the engines whose calls can be ended; may grow */
    HangupHandler(List<CallEngine> engines) {
        this.engines = engines;
    }

    Response hangUp(Request request) {
        String id = request.part("id");
        boolean requested = CallExportHandler.idOf(id)
                .flatMap(this::find)
                .map(HangupHandler::end)
                .orElse(false);
        AUDIT.info(
                "hang-up of call {} requested by {}: {}",
                printable(id),
                request.from(),
                requested ? "requested" : "no such live call");
        return requested
                ? Response.json(202, "{\"state\":\"requested\"}\n")
                : Response.json(404, "{\"state\":\"unknown\"}\n");
    }

    private Optional<CallHandle> find(CallId id) {
        return engines.stream().flatMap(engine -> engine.call(id).stream()).findFirst();
    }

    private static boolean end(CallHandle call) {
        try {
            HangupOutcome outcome = call.hangUp(HangupCause.NORMAL_CLEARING)
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return outcome == HangupOutcome.REQUESTED;
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_ID)).replaceAll("[^A-Za-z0-9-]", "?");
    }
}
