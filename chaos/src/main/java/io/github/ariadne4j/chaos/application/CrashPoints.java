package io.github.ariadne4j.chaos.application;

import io.github.ariadne4j.chaos.fault.FaultProxy;
import io.github.ariadne4j.chaos.fault.RequestRule;
import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.scenario.Progress;
import io.github.ariadne4j.chaos.scenario.RequestRehearsal;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.CallLoad;
import io.github.ariadne4j.chaos.testbed.SippCallers;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The application is killed at every single side effect: just before a request is sent, and just after it was answered. */
final class CrashPoints implements Scenario {
    /** The CDRs of all calls are written in at least this number of batches. */
    private static final int BATCHES = 2;

    /** A script is sent to Redis as text the first time only, and by its digest from then on. */
    private static final String ONCE = "EVAL ";

    @Override
    public String name() {
        return "crash-points";
    }

    @Override
    public String toReach() {
        return "all converge";
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        Application application = testBed.applicationByHttp();
        List<Point> points = points(testBed, application, size);
        List<String> unreached = new ArrayList<>();
        Times recovered = Times.NONE;
        int calls = size.of(20, 6);
        for (Point point : points) {
            SippCallers callers = testBed.place(CallLoad.of(CallKind.TALKS, calls, 20, Duration.ofSeconds(2)));
            int nth =
                    1 + size.random().nextInt(point.way() == testBed.postgres().way() ? BATCHES : calls / 3);
            Progress.say(callers.number() + "…: killed " + point + ", number " + nth);
            AtomicBoolean crashed = new AtomicBoolean();
            point.way().set(point.rule(nth, () -> {
                application.kill();
                crashed.set(true);
            }));
            if (!Await.that(Duration.ofSeconds(20), crashed::get)) {
                unreached.add(point.toString());
            }
            point.way().set(RequestRule.none());
            if (crashed.get()) {
                recovered = recovered.and(application.start().awaitReady());
            }
            callers.await(Duration.ofSeconds(60));
        }
        return testBed.judge()
                .nobodyIsStuck()
                .nothing("points not reached", unreached)
                .exposed(points.size())
                .recovered(recovered);
    }

    /** All requests that the application sends because of a call; with {@code --quick} a few of them at random. */
    private static List<Point> points(TestBed testBed, Application application, RunSize size) {
        List<Point> points = new ArrayList<>();
        RequestRehearsal.effects(
                        testBed,
                        application.ari(),
                        testBed.redis().way(),
                        testBed.postgres().way())
                .forEach((way, kinds) -> kinds.stream()
                        .filter(kind -> !kind.startsWith(ONCE))
                        .forEach(kind -> {
                            points.add(new Point(way, kind, true));
                            points.add(new Point(way, kind, false));
                        }));
        Collections.shuffle(points, size.random());
        return size.quick() ? points.subList(0, Math.min(4, points.size())) : points;
    }

    private record Point(FaultProxy way, String kind, boolean before) {
        RequestRule rule(int nth, Runnable crash) {
            return before ? RequestRule.before(kind, nth, crash) : RequestRule.after(kind, nth, crash);
        }

        @Override
        public String toString() {
            return (before ? "before " : "after ") + kind;
        }
    }
}
