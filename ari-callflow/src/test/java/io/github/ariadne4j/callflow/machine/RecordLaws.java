package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.leg.LegRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What holds for the record of every call, however it went. */
final class RecordLaws {
    private RecordLaws() {}

    static List<String> brokenBy(CallDetailRecord cdr) {
        List<String> broken = new ArrayList<>();
        CallTimeline timeline = cdr.timeline();
        check(
                broken,
                inOrder(timeline.started(), timeline.ringing(), timeline.calleeAnswered(), timeline.ended()),
                cdr);
        check(broken, inOrder(timeline.started(), timeline.callerAnswered(), timeline.ended()), cdr);
        boolean answered = cdr.disposition() == Disposition.ANSWERED;
        check(broken, answered == (cdr.billableFrom() != null), cdr);
        check(broken, cdr.billable().compareTo(timeline.duration()) <= 0, cdr);
        check(broken, answered || cdr.billable().equals(Duration.ZERO), cdr);
        check(broken, cdr.legs().get(0).role() == LegRole.CALLER, cdr);
        cdr.legs().forEach(leg -> check(broken, inOrder(leg.times()) && leg.cause() != null, leg));
        long ids = cdr.legs().stream().map(CdrLeg::leg).distinct().count();
        check(broken, ids == cdr.legs().size(), cdr);
        return broken;
    }

    private static boolean inOrder(LegTimes times) {
        return inOrder(times.began(), times.ringing(), times.answered(), times.ended());
    }

    private static boolean inOrder(Instant... times) {
        List<Instant> known = Stream.of(times).filter(Objects::nonNull).toList();
        return known.stream().sorted().toList().equals(known);
    }

    private static void check(List<String> broken, boolean holds, Object what) {
        if (!holds) {
            broken.add(what.toString());
        }
    }
}
