package io.github.ariadne4j.chaos.judge;

import io.github.ariadne4j.chaos.judge.CallRecord.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Calls to flows, of callers that heard a tone each second. */
final class HeardCalls {
    private HeardCalls() {}

    static Instant second(double second) {
        return Instant.ofEpochMilli((long) (second * 1_000));
    }

    static KillTimes kills(double... seconds) {
        List<Instant> times = new ArrayList<>();
        for (double second : seconds) {
            times.add(second(second));
        }
        return new KillTimes(times);
    }

    /** Answered at once; the tones begin at the seconds 1, 2, …. */
    static HeardCall hearing(CallKind kind, String number, End end, int... tones) {
        List<HeardTone> heard = new ArrayList<>();
        for (int tone : tones) {
            heard.add(new HeardTone(tone, second(heard.size() + 1)));
        }
        CallRecord call = new CallRecord(kind, number, second(0), true, second(0), end, second(60));
        return new HeardCall(call, heard, "1000", "story");
    }

    /** The same with other times of the tones. */
    static HeardCall at(HeardCall call, double... seconds) {
        List<HeardTone> heard = new ArrayList<>();
        for (HeardTone each : call.heard()) {
            heard.add(new HeardTone(each.tone(), second(seconds[heard.size()])));
        }
        return new HeardCall(call.call(), heard, call.keys(), call.story());
    }
}
