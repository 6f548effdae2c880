package io.github.ariadne4j.examples.b2bua.real.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Desk 3 talks with desk 1, by an engine in the test's process; desk 2 waits. */
public final class DeskCall implements AutoCloseable {
    public final Telephone callee;
    public final Telephone supervisor;
    public final Telephone caller;

    /** Who was put on hold and taken back. */
    public final List<String> holds = new CopyOnWriteArrayList<>();

    private final RealAsterisk asterisk;
    private final CollectingCdrSink records = new CollectingCdrSink();
    private final CompletableFuture<CallId> answered = new CompletableFuture<>();
    private final AriClient ari;
    private final CallEngine engine;

    public DeskCall(RealAsterisk asterisk) {
        this.asterisk = asterisk;
        callee = Telephone.waiting(asterisk, "desk-1");
        supervisor = Telephone.waiting(asterisk, "desk-2");
        ari = RealServices.connect(asterisk);
        engine = CallEngine.builder(ari)
                .flow(new DialAndBridge(call -> DialTarget.endpoint("desk-1")))
                .cdrs(records)
                .listener(new CallEngineListener() {
                    @Override
                    public void onAnswered(CallId call, Duration setUp) {
                        answered.complete(call);
                    }

                    @Override
                    public void onHeld(CallId call, Party party, Party by) {
                        holds.add(party + " held by " + by);
                    }

                    @Override
                    public void onUnheld(CallId call, Party party, Party by) {
                        holds.add(party + " taken back by " + by);
                    }
                })
                .start();
        caller = Telephone.calling(asterisk, "desk-3", "3299");
        callee.awaitRinging().answer();
        caller.awaitTalksWith(callee);
    }

    public CallHandle handle() throws Exception {
        return engine.handle(answered.get(10, TimeUnit.SECONDS));
    }

    public static <T> T of(CompletionStage<T> order) throws Exception {
        return order.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** The caller hangs up; nothing is left of the call but its record. */
    public CallDetailRecord end() {
        caller.hangUp();
        return awaitRecord();
    }

    /** Nothing is left of the call but its record. */
    public CallDetailRecord awaitRecord() {
        asterisk.awaitEmpty();
        await().untilAsserted(() -> assertThat(records.written()).hasSize(1));
        return records.written().get(0);
    }

    @Override
    public void close() {
        engine.close();
        ari.close();
        List.of(caller, callee, supervisor).forEach(Telephone::close);
        asterisk.clear();
    }
}
