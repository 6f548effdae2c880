package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CollectingCdrSink;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A caller of the real Asterisk is served before the answer, and pays nothing for it. */
class EarlyMediaIT {
    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final CollectingCdrSink records = new CollectingCdrSink();

    private static void announce(Call call) {
        call.ring();
        call.progress();
        call.play(Prompt.sound("hello-world"));
        call.hangUp(HangupCause.USER_BUSY);
    }

    @Test
    void a_caller_is_told_of_ringing_and_progress_and_hears_an_announcement_without_an_answer() {
        RealAsterisk asterisk = SERVICES.asterisk();
        try (AriClient ari = RealServices.connect(asterisk);
                CallEngine engine = CallEngine.builder(ari)
                        .flow(EarlyMediaIT::announce)
                        .cdrs(records)
                        .start();
                Telephone caller = Telephone.calling(asterisk, "desk-3", "50")) {
            caller.awaitStatus(180);
            caller.awaitStatus(183);
            caller.awaitMedia();
            caller.awaitStatus(486);

            assertThat(caller.finalStatuses()).isEqualTo(List.of(486));
            await().untilAsserted(() -> assertThat(records.written()).hasSize(1));
            await().until(() -> engine.activeCalls() == 0);
        }
        CallDetailRecord cdr = records.written().get(0);
        assertThat(cdr.disposition()).isNotEqualTo(Disposition.ANSWERED);
        assertThat(cdr.billable()).isZero();
        asterisk.awaitEmpty();
    }
}
