package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.store.Admission;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.callflow.store.FailingStore;
import io.github.ariadne4j.testkit.SimulatedCall;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New calls while the store is not available: accepted or refused, by the operation that failed. */
class AdmissionWhileAwayTest extends EngineOnSimulator {
    private final SessionStoreException away = new SessionStoreException("the store is away", null);

    private CallStore answering(Admission admission) {
        return new FailingStore(CallStore.of(sessions, CallLimits.unlimited())) {
            @Override
            public CompletionStage<Admission> admit(CallSession session, Set<LimitScope> scopes) {
                return CompletableFuture.completedStage(admission);
            }
        };
    }

    private Admission without(String what) {
        return switch (what) {
            case "limits" -> new Admission(null, away, null);
            case "session" -> new Admission(new LimitDecision.Admitted(), null, away);
            default -> Admission.unknown(away);
        };
    }

    @ParameterizedTest(name = "without {0}, limits unknown: {1}, session lost: {2}")
    @CsvSource({
        "limits, true, true, ''",
        "limits, true, false, ''",
        "limits, false, true, limits unknown",
        "session, true, true, ''",
        "session, false, true, ''",
        "session, true, false, session not written",
        "both, true, true, ''",
        "both, false, true, limits unknown",
        "both, true, false, session not written",
    })
    void a_call_is_taken_or_refused_as_the_settings_say(
            String without, boolean limitsUnknown, boolean sessionLost, String refused) {
        // Given
        started(engine(new DialAndBridge(Router.nonBlocking(call -> DialTarget.pjsip("peer", "3314"))))
                .store(answering(without(without)))
                .settings(settings().withAdmissionWhileAway(limitsUnknown, sessionLost)));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        if (refused.isEmpty()) {
            call.awaitAnswered().hangUp();
        } else {
            call.awaitEnded();
        }

        // Then
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 1);
        Disposition disposition = cdrs.records().get(0).end().disposition();
        assertThat(disposition).isEqualTo(refused.isEmpty() ? Disposition.ANSWERED : Disposition.REFUSED);
        assertThat(cdrs.records().get(0).custom().getOrDefault("refused", "")).isEqualTo(refused);
        if (!refused.isEmpty()) {
            assertThat(call.finalSipStatus()).isEqualTo(503);
        }
    }
}
