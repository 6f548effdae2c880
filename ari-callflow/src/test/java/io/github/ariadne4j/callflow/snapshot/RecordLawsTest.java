package io.github.ariadne4j.callflow.snapshot;

import static io.github.ariadne4j.callflow.snapshot.RecordedCall.BUSY;
import static io.github.ariadne4j.callflow.snapshot.RecordedCall.CLEARED;
import static io.github.ariadne4j.callflow.snapshot.RecordedCall.CONGESTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules that the record of every call keeps, for any signals to its legs in any order. */
class RecordLawsTest {
    private static final int CALLS = 5_000;
    private static final int MOST_STEPS = 50;
    private static final CallOrigin ORIGIN = new CallOrigin("b2bua", "02:fc:00:00:00:01");
    private static final List<DialTarget> TARGETS =
            List.of(DialTarget.pjsip("first", "331"), DialTarget.pjsip("second", "332"), DialTarget.local("3", "200"));
    private static final CallId OTHER_CALL =
            CallId.of(ORIGIN.asteriskId(), new ChannelId("1700000000.8"), Instant.EPOCH);
    private static final List<Replacement> REPLACEMENTS = List.of(
            Replacement.TAKEN_OVER,
            Replacement.ATTENDED_TRANSFER,
            Replacement.blindTransfer("3180"),
            Replacement.blindTransfer("3181").linkedWith(OTHER_CALL));
    private static final List<Hangup> HANGUPS = List.of(
            BUSY,
            CLEARED,
            CONGESTED,
            Hangup.UNTOLD,
            Hangup.of(HangupCause.UNKNOWN),
            new Hangup(HangupCause.INTERWORKING, 487),
            Hangup.of(HangupCause.CHANNEL_UNAVAILABLE));

    @Test
    void hold_for_random_calls() {
        for (int seed = 0; seed < CALLS; seed++) {
            CallSession ended = lead(new Random(seed));

            assertThat(brokenBy(ended.record())).as("seed " + seed).isEmpty();
            assertThat(SessionJson.read(SessionJson.write(ended)))
                    .as("seed " + seed)
                    .isEqualTo(ended);
        }
    }

    private static CallSession lead(Random random) {
        HuntPlan hunt = random.nextBoolean() ? HuntPlan.inOrder(TARGETS) : HuntPlan.inParallel(TARGETS);
        HuntPlan heard = random.nextBoolean() ? hunt : hunt.with(Ringback.SILENCE);
        RecordedCall call = RecordedCall.hunting(ORIGIN, heard, random.nextInt(4) == 0);
        int steps = random.nextInt(MOST_STEPS);
        for (int step = 0; step < steps && !call.call().isOver(); step++) {
            step(call, random);
        }
        if (!call.call().isOver()) {
            call.serverLost();
        }
        return call.ended();
    }

    private static void step(RecordedCall call, Random random) {
        List<Leg> legs = call.call().legs();
        int leg = legs.get(random.nextInt(legs.size())).id().value();
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> call.entered(leg);
            case 3, 4 -> call.rings(leg);
            case 5, 6 -> call.answers(leg);
            case 7, 8, 9, 10 -> call.joined(0, leg);
            case 11 -> call.replaced(leg, "1700000000.1" + random.nextInt(100), REPLACEMENTS.get(random.nextInt(4)));
            case 12 -> call.linked(leg, OTHER_CALL);
            default -> leave(call, leg, random);
        }
    }

    private static void leave(RecordedCall call, int leg, Random random) {
        Hangup hangup = HANGUPS.get(random.nextInt(HANGUPS.size()));
        switch (random.nextInt(4)) {
            case 0 -> call.asksToHangUp(leg, hangup);
            case 1 -> call.destroyed(leg, hangup);
            case 2 -> call.leftStasis(leg);
            default -> {
                if (!(call.call().plan() instanceof CallPlan.Releasing)) {
                    call.recoveredFromNothing();
                }
            }
        }
    }

    private static List<String> brokenBy(CallDetailRecord cdr) {
        List<String> broken = new ArrayList<>();
        CallTimeline timeline = cdr.timeline();
        boolean answered = cdr.disposition() == Disposition.ANSWERED;
        check(
                broken,
                inOrder(timeline.started(), timeline.ringing(), timeline.calleeAnswered(), timeline.ended()),
                cdr);
        check(broken, inOrder(timeline.started(), timeline.callerAnswered(), timeline.ended()), cdr);
        check(broken, timeline.ended() != null, cdr);
        check(broken, answered == (cdr.billableFrom() != null), cdr);
        check(broken, cdr.billable().compareTo(timeline.duration()) <= 0, cdr);
        check(broken, answered || cdr.billable().equals(Duration.ZERO), cdr);
        check(broken, cdr.legs().get(0).role() == LegRole.CALLER, cdr);
        brokenByLegs(cdr.legs(), broken);
        return broken;
    }

    private static void brokenByLegs(List<CdrLeg> legs, List<String> broken) {
        Set<List<Integer>> seen = new HashSet<>();
        CdrLeg before = null;
        for (CdrLeg leg : legs) {
            LegTimes times = leg.times();
            check(broken, inOrder(times.began(), times.ringing(), times.answered(), times.ended()), leg);
            check(broken, times.ended() != null, leg);
            check(broken, seen.add(List.of(leg.number(), leg.part())), leg);
            check(broken, (leg.part() > 0) == (leg.transfer() != null), leg);
            check(broken, leg.part() == 0 || isNextPart(before, leg), leg);
            check(broken, isLastPart(leg, legs) ? leg.cause() != null : times.ended() != null, leg);
            before = leg;
        }
    }

    private static boolean isNextPart(@Nullable CdrLeg before, CdrLeg leg) {
        return before != null
                && before.leg().equals(leg.leg())
                && before.part() + 1 == leg.part()
                && leg.times().began().equals(before.times().ended())
                && Objects.requireNonNull(leg.transfer()).by().equals(before.channel());
    }

    private static boolean isLastPart(CdrLeg leg, List<CdrLeg> legs) {
        return legs.stream().noneMatch(other -> other.leg().equals(leg.leg()) && other.part() > leg.part());
    }

    private static boolean inOrder(@Nullable Instant... times) {
        List<Instant> known = Stream.of(times).filter(Objects::nonNull).toList();
        return known.stream().sorted().toList().equals(known);
    }

    private static void check(List<String> broken, boolean holds, Object what) {
        if (!holds) {
            broken.add(what.toString());
        }
    }
}
