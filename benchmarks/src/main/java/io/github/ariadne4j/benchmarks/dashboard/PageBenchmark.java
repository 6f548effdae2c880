package io.github.ariadne4j.benchmarks.dashboard;

import io.github.ariadne4j.benchmarks.report.Table;
import io.github.ariadne4j.benchmarks.simulation.SimulatedEngine;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.RecorderSettings;
import io.github.ariadne4j.dashboard.DashboardServer;
import io.github.ariadne4j.dashboard.DashboardSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The cost of an open page for an engine, and the frames that a browser draws: live calls on a simulated Asterisk, of which some come and go,
 * without a page and with one in Chromium in turn.
 */
final class PageBenchmark {
    private static final Duration TALKING = Duration.ofSeconds(1);
    private static final double MILLIS_A_SECOND = 1e3;

    /** Counts frames for so many milliseconds. */
    private static final String FRAMES_PER_SECOND = """
            new Promise((told) => {
              const began = performance.now();
              let frames = 0;
              requestAnimationFrame(function count(now) {
                frames++;
                if (now - began < MILLIS) requestAnimationFrame(count);
                else told(1000 * frames / (now - began));
              });
            })
            """;

    private static final String ROWS_ARE_SHOWN = "document.querySelectorAll('tr.call').length > 0";

    private final Plan plan;
    private final Measured without = new Measured();
    private final Measured with = new Measured();

    /**
     * The amount of work.
     *
     * @param calls how many live all the time
     * @param holdingRate how many of them begin in a second
     * @param rate how many others come and go in a second
     * @param rounds how often both are measured
     * @param each how long one measurement lasts
     */
    record Plan(int calls, int holdingRate, int rate, int rounds, Duration each) {
        int passing() {
            return (int) (rate * each.toSeconds());
        }
    }

    /** The measurement without a page, or with one: of all rounds together. */
    private static final class Measured {
        private double loopNanos;
        private double dashboardNanos;
        private double nanos;
        private double frames;
        private int rounds;

        OptionalDouble loop() {
            return millisASecond(loopNanos);
        }

        OptionalDouble dashboard() {
            return millisASecond(dashboardNanos);
        }

        OptionalDouble both() {
            return millisASecond(loopNanos + dashboardNanos);
        }

        private OptionalDouble millisASecond(double busy) {
            return OptionalDouble.of(MILLIS_A_SECOND * busy / nanos);
        }

        OptionalDouble framesPerSecond() {
            return frames == 0 ? OptionalDouble.empty() : OptionalDouble.of(frames / rounds);
        }
    }

    PageBenchmark(Plan plan) {
        this.plan = plan;
    }

    /** The table; the first measurement, without a page, is a warm-up that is not shown. */
    String run() throws IOException, InterruptedException {
        CallRecorder recorder = new CallRecorder(RecorderSettings.defaults());
        try (SimulatedEngine engine = new SimulatedEngine(recorder, 2 * plan.calls());
                DashboardServer server = DashboardServer.builder(DashboardSettings.onLoopback(0))
                        .recorder(recorder)
                        .start()) {
            engine.callers().hold(plan.calls(), plan.holdingRate());
            measure(engine, new Measured());
            for (int i = 0; i < plan.rounds(); i++) {
                measure(engine, without);
                measureWithPage(engine, URI.create("http://127.0.0.1:" + server.port() + "/"));
            }
            engine.callers().endHeld(plan.holdingRate());
        }
        return table();
    }

    private void measureWithPage(SimulatedEngine engine, URI dashboard) throws IOException, InterruptedException {
        try (ChromiumPage page = ChromiumPage.open(dashboard)) {
            page.await(ROWS_ARE_SHOWN);
            page.ask(FRAMES_PER_SECOND.replace(
                    "MILLIS", Long.toString(plan.each().toMillis())));
            measure(engine, with);
            with.frames += page.answer().asDouble();
        }
    }

    private void measure(SimulatedEngine engine, Measured into) throws InterruptedException {
        double dashboard = DashboardBenchmark.cpuNanos();
        long loop = engine.loopNanos();
        long began = System.nanoTime();
        engine.callers().pass(plan.passing(), plan.rate(), TALKING);
        into.nanos += System.nanoTime() - began;
        into.loopNanos += engine.loopNanos() - loop;
        into.dashboardNanos += DashboardBenchmark.cpuNanos() - dashboard;
        into.rounds++;
    }

    private String table() {
        Table table = new Table(
                plan.calls() + " live calls, " + plan.rate() + "/s come and go", "no page", "a page", "page : none");
        table.row(row("thread of the calls, ms a second", without.loop(), with.loop()));
        table.row(row("dashboard, ms a second", without.dashboard(), with.dashboard()));
        table.row(row("both", without.both(), with.both()));
        table.row(row("frames of the page a second", without.framesPerSecond(), with.framesPerSecond()));
        return table.toString();
    }

    private static List<String> row(String what, OptionalDouble without, OptionalDouble with) {
        return List.of(what, Table.cell(without), Table.cell(with), Table.ratio(with, without));
    }
}
