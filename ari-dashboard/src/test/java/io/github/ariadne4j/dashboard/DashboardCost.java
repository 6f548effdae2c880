package io.github.ariadne4j.dashboard;

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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * What open pages cost: 5,000 live calls, 500 of them come further each second, ten pages are open. Prints how much of a core the threads
 * of the dashboard take, and how long the recorder keeps the thread of the calls, with pages and without.
 */
public final class DashboardCost {
    private static final int CALLS = 5_000;
    private static final int CHANGES_PER_SECOND = 500;
    private static final int PAGES = 10;
    private static final Duration EACH = Duration.ofSeconds(10);

    private final CallRecorder recorder = new CallRecorder(RecorderSettings.defaults());
    private final List<CallModel> calls = new ArrayList<>();
    private final CallSignal signal =
            new CallSignal.LegSignal(LegId.CALLER, new LegEvent.AnswerSeen(new ChannelId("1.1"), Instant.now()));

    private DashboardCost() {
        for (int i = 0; i < CALLS; i++) {
            CallModel call = call(i);
            calls.add(call);
            recorder.onRecovered(call.facts().id(), call);
        }
    }

    /** Runs it, some forty seconds. */
    public static void main(String[] arguments) throws Exception {
        DashboardCost cost = new DashboardCost();
        cost.run("warm-up");
        cost.run("no page");
        try (DashboardServer server = DashboardServer.builder(DashboardSettings.onLoopback(0))
                .recorder(cost.recorder)
                .start()) {
            for (int i = 0; i < PAGES; i++) {
                open(server.port());
            }
            cost.run("warm-up, " + PAGES + " pages");
            double before = cpuMillis();
            cost.run(PAGES + " pages");
            System.out.printf("dashboard: %.1f %% of a core%n", (cpuMillis() - before) * 100 / EACH.toMillis());
        }
    }

    private static CallModel call(int number) {
        Instant now = Instant.now();
        CallId id = new CallId(UUID.randomUUID());
        IncomingCall facts = new IncomingCall(
                id,
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
                CallTimes.startedAt(now),
                List.of(),
                List.of(),
                List.of(),
                FlowData.NONE,
                new CallPlan.InFlow());
    }

    private void run(String title) {
        Random random = new Random(1);
        int changes = (int) (CHANGES_PER_SECOND * EACH.toSeconds());
        long[] took = new long[changes];
        long begin = System.nanoTime();
        long step = Duration.ofSeconds(1).toNanos() / CHANGES_PER_SECOND;
        for (int i = 0; i < changes; i++) {
            while (System.nanoTime() - begin < i * step) {
                LockSupport.parkNanos(100_000);
            }
            CallModel call = calls.get(random.nextInt(CALLS));
            long at = System.nanoTime();
            recorder.onTransition(call.facts().id(), call, signal, new CallTransition(call, List.of()));
            took[i] = System.nanoTime() - at;
        }
        Arrays.sort(took);
        System.out.printf(
                "%s: the recorder takes %.1f us in the median, %.1f us in 99 %% of all, %.0f us at most%n",
                title, took[changes / 2] / 1e3, took[changes * 99 / 100] / 1e3, took[changes - 1] / 1e3);
    }

    private static void open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        Thread reader = new Thread(() -> {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    private static double cpuMillis() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double nanos = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith("dashboard")) {
                nanos += threads.getThreadCpuTime(id);
            }
        }
        return nanos / 1e6;
    }
}
