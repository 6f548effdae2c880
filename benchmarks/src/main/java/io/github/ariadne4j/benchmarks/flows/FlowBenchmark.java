package io.github.ariadne4j.benchmarks.flows;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.benchmarks.report.Table;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.session.redis.RedisCallStore;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The main class of {@code ./run bench flows}: measures the cost of the journal for each verb of a durable flow, by calls of the same
 * flow, durable and not, alternately, one at a time. Prints how long the flow waits for a verb with one request to Asterisk, and for
 * {@code recorded}, which has no request and whose outcome is written as well, and the number of writes of the session.
 */
public final class FlowBenchmark {
    /** Two verbs a turn: a journal takes 200 steps. */
    private static final int TURNS = 80;

    private static final int WARM_UP = 20;
    /** Of the example's dialplan: answers at once. */
    private static final DialTarget CALLEE = DialTarget.pjsip("callees", "3200");

    private final AriClient ari;
    private final CallStore store;
    private final int calls;

    private FlowBenchmark(AriClient ari, CallStore store, int calls) {
        this.ari = ari;
        this.store = store;
        this.calls = calls;
    }

    /**
     * Reads the servers from the environment: {@code ARI_URL}, {@code ARI_USERNAME}, {@code ARI_PASSWORD}, {@code ARI_APP} and
     * {@code REDIS_URL}.
     */
    public static void main(String[] arguments) throws InterruptedException {
        int calls = List.of(arguments).contains("--quick") ? 20 : 200;
        Credentials credentials = new Credentials(variable("ARI_USERNAME"), variable("ARI_PASSWORD"));
        URI address = URI.create(variable("ARI_URL"));
        try (AriClient ari = AriClient.connect(AriSettings.of(address, credentials, variable("ARI_APP")));
                CallStore store = RedisCallStore.connect(variable("REDIS_URL"), LimitLookup.none())) {
            System.out.print(new FlowBenchmark(ari, store, calls).run());
        }
    }

    /** The table. The first calls are a warm-up and not in it. */
    private String run() throws InterruptedException {
        measure(WARM_UP, new VerbTimes(), new VerbTimes());
        VerbTimes plain = new VerbTimes();
        VerbTimes durable = new VerbTimes();
        measure(calls, plain, durable);
        Table table = new Table(plain.mute().count() + " of each", "plain", "durable");
        rows(table, "mute", plain.mute(), durable.mute());
        rows(table, "recorded", plain.recorded(), durable.recorded());
        return table.toString();
    }

    private static void rows(Table table, String verb, VerbTimes.Verb plain, VerbTimes.Verb durable) {
        table.row(row(verb + ", ms, p50", plain.millis(50), durable.millis(50)));
        table.row(row(verb + ", ms, p99", plain.millis(99), durable.millis(99)));
        table.row(row(verb + ", writes of the session", plain.writes(), durable.writes()));
    }

    private static List<String> row(String what, OptionalDouble plain, OptionalDouble durable) {
        return List.of(what, Table.cell(plain), Table.cell(durable));
    }

    /** Places calls of both kinds alternately, so that both have the same Asterisk, Redis and JVM. */
    private void measure(int calls, VerbTimes plain, VerbTimes durable) throws InterruptedException {
        CallFlow flow = new TimedFlow(TURNS, plain);
        CallFlow durableFlow = DurableFlow.of("timed", 1, new TimedFlow(TURNS, durable));
        try (CallEngine engine = CallEngine.builder(ari)
                .flows(call -> FlowSelector.foreignChannel())
                .store(store)
                .observer(plain)
                .observer(durable)
                .start()) {
            for (int call = 0; call < calls; call++) {
                engine.originate(Originate.to(CALLEE, flow));
                plain.awaitCall();
                engine.originate(Originate.to(CALLEE, durableFlow));
                durable.awaitCall();
            }
            engine.awaitIdle(Duration.ofSeconds(10));
        }
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), () -> name + " is not set");
    }
}
