package io.github.ariadne4j.examples.b2bua;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.ariadne4j.examples.b2bua.config.DrainOptions;
import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.time.Duration;

/** Drains a running instance: it takes no new calls and ends after its live ones. */
final class DrainCommand implements Command {
    private static final String ADDRESS = "/api/drain";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final JsonNode STILL_DRAINING =
            JsonNodeFactory.instance.objectNode().put("state", "draining");

    private final DrainOptions options;
    private final Shutdown shutdown;
    private final PrintStream out;
    private final RunningInstance instance;

    DrainCommand(DrainOptions options, Shutdown shutdown, PrintStream out) {
        this.options = options;
        this.shutdown = shutdown;
        this.out = out;
        this.instance = new RunningInstance(options.http());
    }

    /**
     * Prints the number of live calls; with {@code --follow} each change of it, until the instance or the command ends.
     *
     * @throws UnreachableException if no instance is running at first
     */
    @Override
    public int run() throws InterruptedException {
        Duration within = options.within();
        String limit = within == null ? "" : "?within=" + within.toSeconds();
        int calls = print(instance.post(ADDRESS + limit));
        if (options.follow()) {
            follow(calls);
        }
        return Main.WELL;
    }

    private int print(JsonNode state) {
        int calls = state.path("calls").asInt();
        out.println("draining, " + calls + (calls == 1 ? " live call" : " live calls"));
        out.flush();
        return calls;
    }

    private void follow(int first) throws InterruptedException {
        int printed = first;
        while (!shutdown.await(PAUSE)) {
            JsonNode state = state();
            if (!state.path("state").asText().equals("draining")) {
                out.println("the instance has ended");
                out.flush();
                return;
            }
            if (state.path("calls").asInt(printed) != printed) {
                printed = print(state);
            }
        }
    }

    /** Missing once the port is closed. An instance whose connection was lost still drains. */
    private JsonNode state() throws InterruptedException {
        try {
            return instance.json(ADDRESS);
        } catch (UnreachableException e) {
            return e.getCause() instanceof ConnectException ? MissingNode.getInstance() : STILL_DRAINING;
        }
    }
}
