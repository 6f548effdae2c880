package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs a durable flow again and again on a simulated Asterisk, and ends its application at another request each time: once before the request
 * has an effect, and once after. The next instance recovers the call, which has to be as one that was never interrupted: the caller hears the
 * same, but for the step that was interrupted, no target is dialled twice, and the record has the same disposition and custom fields.
 *
 * <pre>{@code
 * EveryKill.of(SURVEY).pressing("sound:question-1", "1").pressing("sound:question-2", "5").check();
 * }</pre>
 *
 * <p>A {@code dial} that was interrupted before its target was dialled comes out as {@code DialOutcome.Unknown}: a flow that does something
 * else then has another outcome, which this check reports. A run takes as long as the call and a restart do. Immutable; {@link #check} blocks.
 */
public final class EveryKill {
    /** A flow that sends more requests than this for a call is not tried any further. */
    private static final int MOST_REQUESTS = 500;

    private final Consumer<CallEngine.Builder> parts;
    private final Function<AriSimulator, SimulatedCall> call;
    private final Map<String, String> keys;

    private EveryKill(
            Consumer<CallEngine.Builder> parts, Function<AriSimulator, SimulatedCall> call, Map<String, String> keys) {
        this.parts = parts;
        this.call = call;
        this.keys = Map.copyOf(keys);
    }

    /** Of this flow, with a call from 1000 that presses no keys. */
    public static EveryKill of(DurableFlow flow) {
        return of(engine -> engine.flow(flow));
    }

    /** Of an engine with these parts, with a call from 1000 that presses no keys. */
    public static EveryKill of(Consumer<CallEngine.Builder> parts) {
        return new EveryKill(parts, asterisk -> asterisk.call("1000").place(), Map.of());
    }

    /**
     * The same with this call.
     *
     * @param placed places it, and prepares the Asterisk for it: callees, lengths of sounds. Called for each run
     */
    public EveryKill calledBy(Function<AriSimulator, SimulatedCall> placed) {
        return new EveryKill(parts, placed, keys);
    }

    /** The same with a caller that presses these keys each time it hears this, for example {@code sound:enter-pin}. */
    public EveryKill pressing(String media, String pressed) {
        Map<String, String> all = new HashMap<>(keys);
        all.put(media, pressed);
        return new EveryKill(parts, call, all);
    }

    /**
     * Runs the flow without an interruption, and then with one at each request.
     *
     * @return how many runs were interrupted
     * @throws AssertionError if a run differs; the message names the request at which it was interrupted
     */
    public int check() {
        RunOutcome uninterrupted = run(0, false).outcome();
        for (int request = 1; request <= MOST_REQUESTS; request++) {
            for (boolean executed : new boolean[] {false, true}) {
                KilledRun.Result run = run(request, executed);
                if (!run.wasKilled()) {
                    return 2 * (request - 1);
                }
                run.outcome().requireAs(uninterrupted, run.where());
            }
        }
        throw new AssertionError("the flow sends more than " + MOST_REQUESTS + " requests for one call");
    }

    private KilledRun.Result run(int request, boolean executed) {
        try (KilledRun run = new KilledRun(parts, keys)) {
            return run.play(call, request, executed);
        }
    }
}
