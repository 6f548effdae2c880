package io.github.ariadne4j.chaos.application;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.CallRecord;
import io.github.ariadne4j.chaos.judge.CallRecord.End;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.scenario.Progress;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.CallLoad;
import io.github.ariadne4j.chaos.testbed.ProcessorTime;
import io.github.ariadne4j.chaos.testbed.SippCallers;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of callers at a rate, each of which talks for a second.
 *
 * @param rate calls a second
 * @param answeredPerSecond the answered ones of these, without the first seconds
 * @param failed the number of calls that did not end as expected: refused, given up, or ended by another side
 */
record CallRate(int rate, double answeredPerSecond, long failed) {
    private static final Duration HOLD = Duration.ofSeconds(1);
    /** The time until callers at too high a rate have caused the delay that begins an overload. */
    private static final Duration BEGINNING = Duration.ofSeconds(2);

    /** Places calls at this rate for this long, waits for the last to end, and returns the result. */
    static CallRate placed(TestBed testBed, Application application, int rate, Duration time) {
        SippCallers callers =
                testBed.place(CallLoad.of(CallKind.TALKS, Math.toIntExact(rate * time.toSeconds()), rate, HOLD));
        Map<String, Long> processes = new LinkedHashMap<>();
        processes.put("asterisk", testBed.asterisk().server().pid());
        processes.put("application", application.pid());
        processes.put("callers", callers.pid());
        processes.put("redis", testBed.redis().server().pid());
        ProcessorTime processor = new ProcessorTime(processes);
        Await.pass(time);
        String cores = processor.cores();
        callers.await(Duration.ofSeconds(60));
        CallRate came = of(rate, callers.records(), time);
        Progress.say(String.format(
                Locale.ROOT,
                "%d/s for %d s: %.1f/s answered, %d failed, set-up %s s; cores: %s",
                rate,
                time.toSeconds(),
                came.answeredPerSecond,
                came.failed,
                setUp(callers.records()),
                cores));
        return came;
    }

    private static CallRate of(int rate, List<CallRecord> calls, Duration time) {
        Instant began = calls.stream()
                .map(CallRecord::placed)
                .filter(Instant.EPOCH::isBefore) // a line of SIPp's log may be missing
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        Instant from = began.plus(BEGINNING);
        Instant to = began.plus(time);
        long answered = calls.stream()
                .map(CallRecord::answered)
                .filter(at -> at != null && !at.isBefore(from) && at.isBefore(to))
                .count();
        double seconds = time.minus(BEGINNING).toMillis() / 1e3;
        long failed = calls.stream().filter(call -> call.end() != End.HUNG_UP).count();
        return new CallRate(rate, answered / seconds, failed);
    }

    boolean isGood() {
        return failed == 0;
    }

    static boolean unavailable(CallRecord call) {
        return call.end() == End.UNAVAILABLE;
    }

    private static Times setUp(List<CallRecord> calls) {
        return new Times(calls.stream().flatMap(call -> call.setUp().stream()).toList());
    }
}
