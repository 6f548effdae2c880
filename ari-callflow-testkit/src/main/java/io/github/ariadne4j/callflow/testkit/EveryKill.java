package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.testkit.AriSimulator;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs a durable flow again and again on a simulated Asterisk, and ends its application at another request each time: once before the request
 * has an effect, and once after; later requests of that application have none. The next instance recovers the calls, which have to be as ones
 * that were never interrupted: each telephone hears the same sounds and keys, but for those of the step that was interrupted, which it may hear
 * once more; no target is dialled twice, no party is in silence, and the records have the same disposition, cause, legs and custom fields. What is played
 * to a bridge, as the announcements of rooms, is not compared: it is played at most once.
 *
 * <pre>{@code
 * EveryKill.of(SURVEY).pressing("sound:question-1", "1").pressing("sound:question-2", "5").check();
 * }</pre>
 *
 * <p>A {@code dial} that was interrupted before its target was dialled comes out as {@code DialOutcome.Unknown}: {@link #lostDialEndsAs}. A run
 * takes as long as the calls and a restart do; the two runs of a request are at the same time, on an Asterisk each. Immutable; {@link #check} blocks.
 */
public final class EveryKill {
    /** A flow that sends more requests than this for a call is not tried any further. */
    private static final int MOST_REQUESTS = 500;

    private static final Duration SOUND = Duration.ofMillis(30);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(90);

    private final BiConsumer<CallEngine.Builder, Supplier<CallEngine>> parts;
    private final Consumer<AriSimulator> preparation;
    private final ScriptedTelephone caller;
    private final List<ScriptedTelephone> others;
    private final Set<Disposition> lostDial;

    private EveryKill(
            BiConsumer<CallEngine.Builder, Supplier<CallEngine>> parts,
            Consumer<AriSimulator> preparation,
            ScriptedTelephone caller,
            List<ScriptedTelephone> others,
            Set<Disposition> lostDial) {
        this.parts = parts;
        this.preparation = preparation;
        this.caller = caller;
        this.others = List.copyOf(others);
        this.lostDial = Set.copyOf(lostDial);
    }

    /** Of this flow, with a call from 1000 that presses no keys. */
    public static EveryKill of(DurableFlow flow) {
        return of(engine -> engine.flow(flow));
    }

    /** Of an engine with these parts, with a call from 1000 that presses no keys. */
    public static EveryKill of(Consumer<CallEngine.Builder> parts) {
        return of((engine, started) -> parts.accept(engine));
    }

    /**
     * Of an engine with these parts, with a call from 1000 that presses no keys.
     *
     * @param parts gives the builder at least a flow. The supplier has the engine that is built, as flows need it that order something of other calls; it blocks
     *     until that one has started
     */
    public static EveryKill of(BiConsumer<CallEngine.Builder, Supplier<CallEngine>> parts) {
        return new EveryKill(parts, asterisk -> {}, ScriptedTelephone.of("1000"), List.of(), Set.of());
    }

    /** The same on an Asterisk that is prepared, before the first call of each run: callees, lengths of sounds, which are 30 ms otherwise. */
    public EveryKill prepared(Consumer<AriSimulator> prepare) {
        return new EveryKill(parts, prepare, caller, others, lostDial);
    }

    /** The same with a first call from this telephone. */
    public EveryKill calledBy(ScriptedTelephone first) {
        return new EveryKill(parts, preparation, first, others, lostDial);
    }

    /** The same with these telephones, which are dialled, or call in their turn. One that is missing here presses no key. */
    public EveryKill with(ScriptedTelephone... telephones) {
        return new EveryKill(parts, preparation, caller, List.of(telephones), lostDial);
    }

    /** The same with a first caller that presses these keys each time it hears this: {@link ScriptedTelephone#pressing}. */
    public EveryKill pressing(String media, String pressed) {
        return calledBy(caller.pressing(media, pressed));
    }

    /**
     * The same for a flow that goes another way after {@code DialOutcome.Unknown}: where fewer targets were dialled than without an
     * interruption, a call has one of these dispositions, and what is heard and recorded is not compared.
     */
    public EveryKill lostDialEndsAs(Disposition... dispositions) {
        return new EveryKill(parts, preparation, caller, others, Set.of(dispositions));
    }

    /**
     * Runs the flow without an interruption, and then with one at each request. The calls of each run have to end by themselves within 90 s: the flow, or a
     * telephone, hangs up.
     *
     * @return how many runs were interrupted
     * @throws IllegalArgumentException if two telephones have one number
     * @throws AssertionError if a run differs, or its calls do not end; the message names the request at which it was interrupted, and what did not end
     */
    public int check() {
        RunOutcome uninterrupted = run(0, false).outcome();
        for (int request = 1; request <= MOST_REQUESTS; request++) {
            List<KilledRun.Result> runs = beforeAndAfter(request);
            List<KilledRun.Result> killed =
                    runs.stream().filter(KilledRun.Result::wasKilled).toList();
            killed.forEach(run -> run.outcome().requireAs(uninterrupted, run.where(), lostDial));
            if (killed.size() < runs.size()) {
                return 2 * (request - 1) + killed.size();
            }
        }
        throw new AssertionError("the flow sends more than " + MOST_REQUESTS + " requests for one call");
    }

    private List<KilledRun.Result> beforeAndAfter(int request) {
        FutureTask<KilledRun.Result> after = new FutureTask<>(() -> run(request, true));
        Thread thread = new Thread(after, "every-kill-after");
        thread.setDaemon(true);
        thread.start();
        KilledRun.Result before = run(request, false);
        try {
            return List.of(before, after.get());
        } catch (ExecutionException e) {
            throw new AssertionError(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private List<ScriptedTelephone> telephones() {
        List<ScriptedTelephone> all =
                Stream.concat(Stream.of(caller), others.stream()).toList();
        Set<String> numbers = new HashSet<>();
        for (ScriptedTelephone telephone : all) {
            if (!numbers.add(telephone.number())) {
                throw new IllegalArgumentException("two telephones have the number " + telephone.number()
                        + ": one that calls and is dialled as well is one ScriptedTelephone");
            }
        }
        return all;
    }

    private KilledRun.Result run(int request, boolean executed) {
        try (KilledRun run = new KilledRun(parts, telephones(), LONGEST_RUN)) {
            run.asterisk().sounds().otherwise(SOUND);
            preparation.accept(run.asterisk());
            return run.play(request, executed);
        }
    }
}
