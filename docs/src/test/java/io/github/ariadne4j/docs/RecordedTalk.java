package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Duration;

/** The flow of {@code flows.md} that records a talk. */
record RecordedTalk(DialTarget support) implements CallFlow {
    @Override
    public void run(Call call) {
        if (call.dial(support) instanceof DialOutcome.Answered answered) {
            call.recordTalk(Recording.ofTalk(Duration.ofHours(2)).labelled("consented"), TalkTracks.MIXED);
            call.connect(answered.leg(), Connect.of());
        }
    }
}
