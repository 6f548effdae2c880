package io.github.ariadne4j.examples.b2bua.real.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineSettings;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.examples.b2bua.real.phone.DtmfMode;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An engine in the test's process, whose flow answers, does what the test says, and hangs up. */
public final class InProcessEngine implements AutoCloseable {
    private static final String NUMBER = "50";

    private final RealAsterisk asterisk;
    private final CollectingCdrSink records = new CollectingCdrSink();
    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
    private final AriClient ari;
    private final CallEngine engine;
    private volatile Function<Call, Object> verbs = call -> "nothing";

    public InProcessEngine(RealAsterisk asterisk) {
        this(asterisk, builder -> builder);
    }

    public InProcessEngine(RealAsterisk asterisk, UnaryOperator<CallEngine.Builder> more) {
        this.asterisk = asterisk;
        ari = RealServices.connect(asterisk);
        engine = more.apply(CallEngine.builder(ari)
                        .flow(this::follow)
                        .cdrs(records)
                        .settings(CallEngineSettings.defaults().withOverloadDelay(Duration.ZERO)))
                .start();
    }

    private void follow(Call call) {
        try {
            call.answer();
            outcomes.add(verbs.apply(call));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        } catch (CallEndedException e) {
            outcomes.add(e.getClass());
            throw e;
        }
    }

    /** A telephone calls, and is answered; then this is done. */
    public Telephone call(DtmfMode mode, Function<Call, Object> flow) {
        verbs = flow;
        return Telephone.calling(asterisk, mode.user(), NUMBER).awaitStatus(200);
    }

    /** What came of it: the class of the exception if the call ended before. */
    public Object outcome() throws InterruptedException {
        return outcomes.poll(20, TimeUnit.SECONDS);
    }

    /** The record of the only call, which was ended by this party. */
    public CallDetailRecord awaitRecord(Party by) {
        asterisk.awaitEmpty();
        await().untilAsserted(() -> assertThat(records.written()).hasSize(1));
        CallDetailRecord cdr = records.written().get(0);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(by);
        return cdr;
    }

    @Override
    public void close() {
        engine.close();
        ari.close();
        asterisk.clear();
    }
}
