package io.github.ariadne4j.examples.b2bua.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallTracingTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final String CALLER = "4930123456";
    private static final String DIALLED = "3315512";

    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private final AriSimulator asterisk = ASTERISK.simulator();
    private final OtlpCollector collector = OtlpCollector.start();
    private final CallTracing tracing = CallTracing.to(collector.endpoint(), "b2bua", SHORT);
    private final AriClient ari = AriClient.connect(
            AriSettings.of(asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "b2bua"));

    private final CallEngine engine = CallEngine.builder(ari)
            .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
            .observer(tracing.observer())
            .start();

    @AfterEach
    void close() {
        engine.close();
        ari.close();
        tracing.close();
        collector.close();
    }

    private Span placeOne() {
        asterisk.call(CALLER).dialling(DIALLED).place().awaitEnded();
        await().until(() -> collector.named("call").size() == 1);
        return collector.named("call").get(0);
    }

    @Test
    void each_call_is_one_trace_of_its_own() {
        // Given
        asterisk.callees().on(DIALLED, CalleeScript.answersThenHangsUp(SHORT, SHORT));

        // When
        asterisk.call(CALLER).dialling(DIALLED).place().awaitEnded();
        asterisk.call(CALLER).dialling(DIALLED).place().awaitEnded();
        await().until(() -> collector.named("call").size() == 2);

        // Then
        assertThat(collector.spans().stream().map(Span::getTraceId).distinct()).hasSize(2);
        assertThat(collector.named("call"))
                .allSatisfy(call -> assertThat(OtlpCollector.attributes(call)).containsOnlyKeys("call.id"))
                .extracting(call -> OtlpCollector.attributes(call).get("call.id"))
                .doesNotHaveDuplicates();
        assertThat(collector.resource())
                .containsEntry("service.name", "b2bua")
                .containsEntry("ari.application", "b2bua");
    }

    @Test
    void the_set_up_its_requests_and_its_writes_are_below_the_call() {
        // Given
        asterisk.callees().on(DIALLED, CalleeScript.answersThenHangsUp(SHORT, SHORT));

        // When
        Span call = placeOne();

        // Then
        Span setUp = collector.named("set-up").get(0);
        assertThat(call.getParentSpanId().isEmpty()).isTrue();
        assertThat(setUp.getParentSpanId()).isEqualTo(call.getSpanId());
        for (String early : List.of("store admit", "POST /channels/create", "POST /channels/{id}/dial")) {
            Span span = collector.named(early).get(0);
            assertThat(span.getParentSpanId()).as(early).isEqualTo(setUp.getSpanId());
            assertThat(OtlpCollector.attributes(span)).containsEntry("operation", early.replace("store ", ""));
            assertThat(span.getEndTimeUnixNano()).isGreaterThanOrEqualTo(span.getStartTimeUnixNano());
        }
        assertThat(collector.named("store end").get(0).getParentSpanId()).isEqualTo(call.getSpanId());
        assertThat(collector.spans()).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(call.getTraceId());
            assertThat(span.getStatus().getCode()).isNotEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        });
    }

    @Test
    void a_request_that_fails_is_an_error_without_the_numbers_of_the_call() {
        // Given
        asterisk.faults().on(Operation.CREATE_CHANNEL).reply(500);

        // When
        placeOne();

        // Then
        Span create = collector.named("POST /channels/create").get(0);
        assertThat(create.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        assertThat(OtlpCollector.attributes(create)).containsEntry("failure", "AriServerException");
        assertThat(collector.everything()).doesNotContain(CALLER, DIALLED);
    }

    @Test
    void what_the_collector_does_not_take_is_counted_and_the_next_call_is_traced_again() {
        // Given
        asterisk.callees().on(DIALLED, CalleeScript.answersThenHangsUp(SHORT, SHORT));
        collector.answer(400);

        // When
        asterisk.call(CALLER).dialling(DIALLED).place().awaitEnded();
        await("the call, which ends last").until(() -> collector.hasRefused("call"));
        await().until(() -> tracing.lost() > 5);
        collector.answer(200);
        placeOne();

        // Then
        await().until(() -> tracing.exported() >= collector.spans().size());
        assertThat(tracing.exported()).isPositive();
    }
}
