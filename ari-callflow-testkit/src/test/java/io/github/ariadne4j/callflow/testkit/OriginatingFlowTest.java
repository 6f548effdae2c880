package io.github.ariadne4j.callflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OriginatingFlowTest {
    private static final CallFlow REMINDER = call -> call.play(Prompt.sound("your-appointment"));
    private static final DurableFlow SURGERY = DurableFlow.of("surgery", 1, OriginatingFlowTest::remind);

    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flow(SURGERY));

    private static void remind(Call call) {
        call.answer();
        call.note(
                "reminder",
                call.originate(Originate.to(DialTarget.endpoint("patient"), REMINDER))
                        .id()
                        .toString());
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }

    private static String reminderOf(List<CallDetailRecord> records) {
        return records.stream()
                .map(record -> record.custom().get("reminder"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_flow_that_begins_another_call_is_deterministic_and_no_call_is_begun_by_the_check() {
        // Given
        box.asterisk().call("1000").place().awaitEnded();
        List<CallDetailRecord> records = box.cdrs().await(2);

        // When
        box.assertDeterministic(SURGERY);

        // Then
        assertThat(box.cdrs().records()).hasSameSizeAs(records);
        assertThat(records).extracting(record -> record.callId().toString()).contains(reminderOf(records));
    }
}
