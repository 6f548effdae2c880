package io.github.ariadne4j.benchmarks.dashboard;

import io.github.ariadne4j.benchmarks.report.Table;
import io.github.ariadne4j.dashboard.DashboardServer;
import io.github.ariadne4j.dashboard.DashboardSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Measures the cost of open pages: 5,000 live calls, of which 500 change each second, without a page and with ten pages alternately.
 * Prints how long the recorder occupies the thread of the calls, and the share of a core that the threads of the dashboard use.
 */
public final class DashboardBenchmark {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final byte[] REQUEST =
            "GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Plan plan;
    private final RecordedCalls calls;

    /**
     * The size of a measurement.
     *
     * @param calls the number of live calls
     * @param changes the number of changes a second
     * @param pages the number of open pages
     * @param rounds the number of rounds
     * @param each the duration of one measurement
     */
    record Plan(int calls, int changes, int pages, int rounds, Duration each) {}

    /** The measurements without pages, or with them, of all rounds together. */
    private static final class Measured {
        private final Histogram recorder = new Histogram(3);
        private double cpuNanos;
        private double nanos;

        OptionalDouble micros(double percentile) {
            return OptionalDouble.of(recorder.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
        }

        OptionalDouble percentOfCore() {
            return OptionalDouble.of(100 * cpuNanos / nanos);
        }
    }

    DashboardBenchmark(Plan plan) {
        this.plan = plan;
        this.calls = new RecordedCalls(plan.calls());
    }

    /** Runs it, and then what one page in a browser costs an engine: two minutes and a half; with {@code --quick} one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean quick = List.of(arguments).contains("--quick");
        Plan plan = new Plan(5_000, 500, 10, quick ? 1 : 2, Duration.ofSeconds(quick ? 4 : 10));
        System.out.print(new DashboardBenchmark(plan).run());
        if (ChromiumPage.isInstalled()) {
            System.out.print("\n" + new PageBenchmark(pagePlan(quick)).run());
        } else {
            System.out.println("\nno frames of a page: there is no chromium here; ./run setup installs it");
        }
    }

    private static PageBenchmark.Plan pagePlan(boolean quick) {
        return new PageBenchmark.Plan(5_000, 250, 50, quick ? 1 : 3, Duration.ofSeconds(10));
    }

    /** The table. The first round is a warm-up and not in it. */
    String run() throws IOException {
        round(new Measured(), new Measured());
        Measured without = new Measured();
        Measured with = new Measured();
        for (int i = 0; i < plan.rounds(); i++) {
            round(without, with);
        }
        Table table = new Table(
                plan.calls() + " live calls", "no page", plan.pages() + " pages", plan.pages() + " pages : none");
        table.row(row("recorder, µs a change, p50", without.micros(50), with.micros(50)));
        table.row(row("recorder, µs a change, p99", without.micros(99), with.micros(99)));
        table.row(row("dashboard, % of a core", without.percentOfCore(), with.percentOfCore()));
        return table.toString();
    }

    private static List<String> row(String what, OptionalDouble without, OptionalDouble with) {
        return List.of(what, Table.cell(without), Table.cell(with), Table.ratio(with, without));
    }

    private void round(Measured without, Measured with) throws IOException {
        measure(0, without);
        measure(plan.pages(), with);
    }

    private void measure(int pages, Measured into) throws IOException {
        List<Socket> open = new ArrayList<>();
        try (DashboardServer server = DashboardServer.builder(DashboardSettings.onLoopback(0))
                .recorder(calls.recorder())
                .start()) {
            for (int i = 0; i < pages; i++) {
                open.add(open(server.port()));
            }
            double cpuBefore = cpuNanos();
            long began = System.nanoTime();
            change(into.recorder);
            into.nanos += System.nanoTime() - began;
            into.cpuNanos += cpuNanos() - cpuBefore;
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private void change(Histogram recorder) {
        long began = System.nanoTime();
        long step = A_SECOND.toNanos() / plan.changes();
        for (long at = 0; at < plan.each().toNanos(); at += step) {
            while (System.nanoTime() - began < at) {
                LockSupport.parkNanos(step / 20);
            }
            recorder.recordValue(calls.change());
        }
    }

    /** A page that is read by a thread of its own, as by a browser. */
    private static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(REQUEST);
        if (socket.getInputStream().read() < 0) {
            throw new IOException("the dashboard closed a page");
        }
        Thread reader = new Thread(() -> read(socket), "page");
        reader.setDaemon(true);
        reader.start();
        return socket;
    }

    private static void read(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Processor time of the threads of the dashboard. */
    static double cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double nanos = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith("dashboard")) {
                nanos += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return nanos;
    }
}
