package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.LoggedRequest;
import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The calls of some telephones, whose application ends at one of its requests. Used by one thread. */
final class KilledRun implements AutoCloseable {
    private static final long POLLED_EVERY_NANOS = 2_000_000;
    private static final long LONGEST_PROMPT_NANOS = Duration.ofSeconds(2).toNanos();

    private final BiConsumer<CallEngine.Builder, Supplier<CallEngine>> parts;
    private final Duration longest;
    private final Silences silences = new Silences();
    private final Map<String, PlayedTelephone> telephones = new LinkedHashMap<>();
    private RunningEngine running;
    private String where = "";

    /** Dials that were requested, and that Asterisk did not get to execute. */
    private long lostDials;

    /**
     * The outcome of a run.
     *
     * @param where at which request it was interrupted; empty: it was not
     */
    record Result(RunOutcome outcome, String where) {
        boolean wasKilled() {
            return !where.isEmpty();
        }
    }

    /** @param longest how long all calls take at most */
    KilledRun(
            BiConsumer<CallEngine.Builder, Supplier<CallEngine>> parts,
            List<ScriptedTelephone> scripts,
            Duration longest) {
        this.parts = parts;
        this.longest = longest;
        this.running = started(RunningEngine::start);
        scripts.forEach(script -> telephones.put(script.number(), new PlayedTelephone(script)));
    }

    private RunningEngine started(Function<Consumer<CallEngine.Builder>, RunningEngine> start) {
        CompletableFuture<CallEngine> engine = new CompletableFuture<>();
        RunningEngine begun = start.apply(builder -> parts.accept(builder.listener(silences), engine::join));
        engine.complete(begun.engine());
        return begun;
    }

    AriSimulator asterisk() {
        return running.asterisk();
    }

    /**
     * Has the first telephone call, and waits for the records of all calls.
     *
     * @param request at which request the application ends, from 1; 0: at none
     * @param executed whether that request is executed
     */
    Result play(int request, boolean executed) {
        int before = asterisk().requestLog().requests().size();
        if (request > 0) {
            arm(request, executed);
        }
        telephones.values().iterator().next().place(asterisk());
        long end = System.nanoTime() + longest.toNanos();
        while (!isOver()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(unended());
            }
            if (request > 0 && where.isEmpty()) {
                killAt(before + request, executed);
            }
            telephones.values().forEach(telephone -> telephone.act(asterisk(), telephones));
            LockSupport.parkNanos(POLLED_EVERY_NANOS);
        }
        silences.requireNone();
        return new Result(outcome(), where);
    }

    /** From that request on, none is executed. */
    private void arm(int request, boolean executed) {
        if (executed) {
            asterisk().faults().onAnyRequest().nth(request).neverReply();
        }
        asterisk().faults().onAnyRequest().from(request).swallow();
    }

    private boolean isOver() {
        return areRecorded()
                && asterisk().channels().isEmpty()
                && telephones.values().stream().allMatch(PlayedTelephone::isOver);
    }

    private boolean areRecorded() {
        Set<CallId> recorded =
                running.cdrs().records().stream().map(CallDetailRecord::callId).collect(Collectors.toSet());
        Set<CallId> written =
                running.sessions().written().stream().map(CallSession::id).collect(Collectors.toSet());
        return !recorded.isEmpty() && recorded.containsAll(written);
    }

    /** What has not ended; of a run without an interruption, how a test has it end. */
    private String unended() {
        String after = " after " + longest.toMillis() / 1_000.0 + " s ";
        List<String> calling = telephones.values().stream()
                .filter(telephone -> !telephone.isOver())
                .map(telephone -> "telephone " + telephone)
                .toList();
        String what = calling.isEmpty()
                ? "all telephones have hung up, but Asterisk has "
                        + asterisk().channels().size() + " channels, and records are "
                        + (areRecorded() ? "complete" : "missing")
                : "calls go on: " + String.join(", ", calling);
        return where.isEmpty()
                ? "without an interruption," + after + what + ". The flow has to hang up, or a telephone:"
                        + " ScriptedTelephone.hangingUpInTalkWith, hangingUpIfAloneAfter, or pressing for keys that the flow waits for"
                : "interrupted " + where + "," + after + what;
    }

    private void killAt(int number, boolean executed) {
        List<LoggedRequest> requests = asterisk().requestLog().requests();
        if (requests.size() < number) {
            return;
        }
        running.end();
        LoggedRequest last = requests.get(number - 1);
        where = (executed ? "after " : "before ") + last.method() + ' ' + last.path();
        lostDials = asterisk().requestLog().requests().stream()
                .skip(executed ? number : number - 1)
                .filter(lost -> lost.isFor(Operation.DIAL))
                .count();
        awaitPromptsOfKeys();
        telephones.values().forEach(PlayedTelephone::forgetInterrupted);
        asterisk().faults().clear();
        running = started(running::started);
        telephones.values().forEach(PlayedTelephone::listen);
    }

    /** The next instance goes on with a prompt that plays, also if it does not know of keys that were pressed during it: a telephone could not hear that. */
    private void awaitPromptsOfKeys() {
        long end = System.nanoTime() + LONGEST_PROMPT_NANOS;
        while (telephones.values().stream().anyMatch(PlayedTelephone::pressesDuringPrompt)
                && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(POLLED_EVERY_NANOS);
        }
    }

    private RunOutcome outcome() {
        Map<String, List<String>> heard = new TreeMap<>();
        Map<String, String> digits = new TreeMap<>();
        telephones.forEach((number, telephone) -> {
            heard.put(number, telephone.playedToChannel());
            digits.put(number, telephone.heardDigits());
        });
        long dials = asterisk().requestLog().count(Operation.DIAL) - lostDials;
        return new RunOutcome(
                heard, digits, dials, RecordedCall.of(running.cdrs().records()));
    }

    @Override
    public void close() {
        running.close();
    }
}
