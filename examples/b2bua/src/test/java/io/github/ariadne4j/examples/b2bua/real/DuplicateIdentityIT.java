package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.examples.b2bua.real.phone.CallerResult;
import io.github.ariadne4j.examples.b2bua.real.phone.SippCaller;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.DoctorRun;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two Asterisk servers on one machine: both have its network card's address for their identity. */
class DuplicateIdentityIT {
    private static final String ROUTE = "--route=_3X.=PJSIP/{number}@callees";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final SippCaller caller = new SippCaller(SERVICES.asterisk());

    @Test
    void the_later_of_two_live_servers_with_one_identity_is_refused_and_the_earlier_one_serves_on() throws Exception {
        CdrTable cdrs = CdrTable.in(SERVICES.postgres());
        try (RealAsterisk second =
                        RealAsterisk.start(Path.of("target/it/second").toAbsolutePath());
                RunningB2bua first = RunningB2bua.start(SERVICES, cdrs, ROUTE)) {
            // Given
            Map<String, String> settings = new HashMap<>(RunningB2bua.settings(SERVICES, cdrs));
            settings.putAll(second.settings());

            // When
            RunningB2bua later = RunningB2bua.launch(settings, ROUTE);

            // Then
            assertThat(later.awaitEnd()).as(later.said()).isEqualTo(2);
            assertThat(later.complained()).contains("entityid");
            assertThat(DoctorRun.of(settings).text())
                    .contains("[FAIL]  entityid")
                    .contains("an instance serves it: an instance on this Asterisk will be refused");
            assertThat(first.health().statusCode()).isEqualTo(200);
            CallerResult result = caller.call("caller-hangs-up", "3200");
            assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
            assertThat(cdrs.awaitOne().disposition()).isEqualTo("ANSWERED");
        }
    }
}
