package io.github.ariadne4j.benchmarks.dashboard;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCounters;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTimes;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.RecorderSettings;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Live calls in a recorder, without an engine. Used by one thread, in place of the thread of the calls. */
final class RecordedCalls {
    private final CallRecorder recorder = new CallRecorder(RecorderSettings.defaults());
    private final Random random = new Random(1);
    private final CallSignal answered =
            new CallSignal.LegSignal(LegId.CALLER, new LegEvent.AnswerSeen(new ChannelId("1.1"), Instant.now()));
    private final List<CallModel> calls;

    RecordedCalls(int count) {
        this.calls = IntStream.range(0, count).mapToObj(RecordedCalls::call).toList();
        calls.forEach(call -> recorder.onRecovered(call.facts().id(), call));
    }

    CallRecorder recorder() {
        return recorder;
    }

    /** Changes one of them, at random; returns the time of the recorder, in ns. */
    long change() {
        CallModel call = calls.get(random.nextInt(calls.size()));
        CallTransition transition = new CallTransition(call, List.of());
        long before = System.nanoTime();
        recorder.onTransition(call.facts().id(), call, answered, transition);
        return System.nanoTime() - before;
    }

    private static CallModel call(int number) {
        IncomingCall facts = new IncomingCall(
                new CallId(UUID.randomUUID()),
                new ChannelId("1." + number),
                new CallerId("", "33" + (100_000_000 + number)),
                "3399" + number,
                "from-carrier",
                "",
                "",
                List.of());
        CallFacts.Policy policy = new CallFacts.Policy(CallTimeouts.defaults(), true, true);
        return new CallModel(
                new CallFacts(facts, new CallOrigin("b2bua", "asterisk"), 1, policy),
                CallCounters.FIRST,
                CallTimes.startedAt(Instant.now()),
                List.of(),
                List.of(),
                List.of(),
                FlowData.NONE,
                new CallPlan.InFlow());
    }
}
