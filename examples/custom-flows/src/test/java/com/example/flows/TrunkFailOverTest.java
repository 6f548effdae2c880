package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.flows.TrunkFailOver.Trunk;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TrunkFailOverTest {
    private final TrunkFailOver trunks = new TrunkFailOver(List.of(new Trunk("cheap", 1), new Trunk("dear", 10)));

    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(
            engine -> engine.flow(new DialAndBridge(trunks)).limits(new InMemoryCallLimits(trunks.limits())));

    @Test
    void a_trunk_that_fails_is_followed_by_the_next_one_and_one_that_is_full_is_left_out() {
        box.asterisk().callees().on("PJSIP/3311@cheap", CalleeScript.rejects(503));
        box.asterisk().call("1000").dialling("3311").place().awaitAnswered().hangUp();
        box.cdrs().awaitOne();

        box.asterisk().call("1000").dialling("3312").place().awaitAnswered();
        box.asterisk().call("1000").dialling("3313").place().awaitAnswered().hangUp();

        assertThat(box.cdrs().await(2))
                .extracting(cdr -> cdr.parties().routed())
                .containsExactly("PJSIP/3311@dear", "PJSIP/3313@dear");
    }

    @Test
    void a_callee_that_is_busy_is_dialled_once() {
        box.asterisk().callees().otherwise(CalleeScript.busy());
        box.asterisk().call("1000").dialling("3311").place().awaitEnded();
        assertThat(box.cdrs().awaitOne().attempts()).hasSize(1);
    }
}
