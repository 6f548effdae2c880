package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.phone.TelephoneProcess;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable.Row;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Telephones talk with each other and are then killed: neither BYE nor media comes any longer. */
class VanishedPartiesIT {
    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private static CdrTable cdrs;
    private static RunningB2bua b2bua;

    private TelephoneProcess callee;

    @BeforeAll
    static void start() {
        cdrs = CdrTable.in(SERVICES.postgres());
        b2bua = RunningB2bua.start(SERVICES, cdrs, "--route=75=PJSIP/mobile-2");
    }

    @AfterAll
    static void stop() {
        b2bua.close();
        assertThat(b2bua.complained()).isEmpty();
        assertThat(b2bua.said()).doesNotContain("ERROR");
    }

    @BeforeEach
    void register() {
        cdrs.execute("delete from cdr");
        callee = TelephoneProcess.answering(SERVICES.asterisk(), "mobile-2");
    }

    @AfterEach
    void putAway() {
        callee.close();
        SERVICES.asterisk().clear();
    }

    @Test
    void a_call_ends_when_the_media_of_both_has_died_and_the_record_says_so() {
        // Given
        try (TelephoneProcess caller = TelephoneProcess.calling(SERVICES.asterisk(), "mobile-1", "75")) {
            caller.awaitTalking();
            callee.awaitTalking();

            // When
            caller.kill();
            callee.kill();
        }

        // Then
        assertEndedByTheNetwork();
    }

    @Test
    void a_caller_whose_callee_vanished_is_hung_up() {
        // Given
        try (Telephone caller = Telephone.calling(SERVICES.asterisk(), "mobile-1", "75")) {
            caller.awaitMedia();
            callee.awaitTalking();

            // When
            callee.kill();

            // Then
            caller.awaitRequest("BYE");
        }
        assertEndedByTheNetwork();
        assertThat(cdrs.texts("select cause_sent from cdr_leg order by leg")).containsExactly("44", null);
    }

    @Test
    void a_callee_whose_caller_vanished_is_hung_up() {
        // Given
        try (TelephoneProcess caller = TelephoneProcess.calling(SERVICES.asterisk(), "mobile-1", "75")) {
            caller.awaitTalking();
            callee.awaitTalking();

            // When
            caller.kill();

            // Then
            assertEndedByTheNetwork();
        }
        assertThat(cdrs.texts("select cause_sent from cdr_leg order by leg")).containsExactly(null, "44");
    }

    private static void assertEndedByTheNetwork() {
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.hungUpBy()).isEqualTo("NETWORK");
        assertThat(cdr.cause()).isEqualTo(44);
        assertThat(cdr.billable()).isPositive();
        SERVICES.awaitNothingLeft();
    }
}
