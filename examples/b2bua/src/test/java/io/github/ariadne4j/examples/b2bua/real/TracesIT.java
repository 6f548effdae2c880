package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import io.github.ariadne4j.examples.b2bua.trace.OtlpCollector;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracesIT {
    private static final String ROUTE = "--route=70=PJSIP/desk-1";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final CdrTable cdrs = CdrTable.in(SERVICES.postgres());
    private final Map<String, String> settings = RunningB2bua.settings(SERVICES, cdrs);

    @Test
    void a_call_is_one_trace_at_the_collector_of_the_settings() {
        // Given
        try (OtlpCollector collector = OtlpCollector.start()) {
            settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint().toString());
            try (RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE)) {
                b2bua.awaitHealth(200);

                // When
                call();
                await().until(() -> collector.named("call").size() == 1);

                // Then
                Span call = collector.named("call").get(0);
                assertThat(collector.spans())
                        .allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(call.getTraceId()))
                        .extracting(Span::getName)
                        .contains(
                                "set-up",
                                "POST /channels/create",
                                "POST /channels/{id}/answer",
                                "store admit",
                                "store end");
                assertThat(collector.everything()).doesNotContain("desk-1");
                await().until(() -> b2bua.figure("tracing_spans_total{outcome=\"exported\"}")
                        == collector.spans().size());
                assertThat(b2bua.figure("tracing_spans_total{outcome=\"lost\"}"))
                        .isZero();
                assertThat(b2bua.complained()).isEmpty();
            }
        }
    }

    @Test
    void without_a_collector_no_class_of_open_telemetry_is_loaded() throws IOException {
        // Given
        Path loaded = Files.createTempFile(Path.of("target/it").toAbsolutePath(), "classes", ".txt");
        settings.put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded);
        try (RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE)) {
            b2bua.awaitHealth(200);

            // When
            call();
        }

        // Then
        assertThat(Files.readString(loaded))
                .contains("io.github.ariadne4j.callflow.CallEngine ")
                .doesNotContain("io.opentelemetry", "io.micrometer.tracing");
    }

    private static void call() {
        try (Telephone callee = Telephone.waiting(SERVICES.asterisk(), "desk-1");
                Telephone caller = Telephone.calling(SERVICES.asterisk(), "1000", "70")) {
            callee.awaitRinging();
            caller.awaitStatus(180);
            callee.answer();
            caller.awaitStatus(200);
            caller.hangUp();
            callee.awaitRequest("BYE");
            SERVICES.awaitNothingLeft();
        }
    }
}
