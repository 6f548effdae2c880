package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a telephone gets of the options of its route. */
class DialOptionsIT {
    private static final String ROUTES = """
            # One that is told another caller, and one that is told nothing
            70=PJSIP/informed-desk,callerid=+4930123,callername="Acme, Berlin",header="X-Tariff:night; ${EXTEN}",copy=X-Account, \\
               copy=X-Missing,codecs=ulaw,account=acme,variable=CAMPAIGN:autumn & PJSIP/desk-2
            71=PJSIP/informed-desk,presentation=prohib
            72=PJSIP/desk-2|PJSIP/informed-desk,callerid=49301,presentation=prohib_passed_screen,failover=any
            """;

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private static CdrTable cdrs;
    private static RunningB2bua b2bua;

    private final Telephone informed = Telephone.waiting(SERVICES.asterisk(), "informed-desk");
    private final Telephone other = Telephone.waiting(SERVICES.asterisk(), "desk-2");

    @BeforeAll
    static void start() throws IOException {
        Path routes = Files.createTempFile(Files.createDirectories(Path.of("target/it")), "routes", ".conf");
        Files.writeString(routes, ROUTES);
        cdrs = CdrTable.in(SERVICES.postgres());
        b2bua = RunningB2bua.start(SERVICES, cdrs, "--routes-file=" + routes.toAbsolutePath());
    }

    @AfterAll
    static void stop() {
        b2bua.close();
        assertThat(b2bua.complained()).isEmpty();
        assertThat(b2bua.said()).doesNotContain("ERROR");
    }

    @AfterEach
    void putAway() {
        informed.close();
        other.close();
        SERVICES.asterisk().clear();
    }

    private static Telephone calling(String number) {
        return Telephone.calling(SERVICES.asterisk().sipPort(), "1000", number, "X-Account: \"4711\", b\r\n");
    }

    private void talksUntilTheEnd(Telephone caller) {
        informed.answer();
        caller.awaitStatus(200);
        caller.awaitTalksWith(informed);
        caller.hangUp();
        informed.awaitRequest("BYE");
        caller.close();
        SERVICES.awaitNothingLeft();
    }

    @Test
    void each_of_two_that_ring_together_gets_its_own() {
        // When
        Telephone caller = calling("70");
        informed.awaitRinging();
        other.awaitRinging();

        // Then
        assertThat(informed.headerOf("INVITE", "From")).startsWith("\"Acme, Berlin\" <sip:+4930123@");
        assertThat(informed.headerOf("INVITE", "P-Asserted-Identity")).startsWith("\"Acme, Berlin\" <sip:+4930123@");
        assertThat(informed.headerOf("INVITE", "X-Tariff")).isEqualTo("night; ${EXTEN}");
        assertThat(informed.headerOf("INVITE", "X-Account")).isEqualTo("\"4711\", b");
        assertThat(informed.headerOf("INVITE", "X-Missing")).isEmpty();
        assertThat(informed.offered()).isEqualTo("0 101");
        assertThat(other.headerOf("INVITE", "From")).startsWith("<sip:1000@");
        assertThat(other.headerOf("INVITE", "X-Tariff") + other.headerOf("INVITE", "X-Account"))
                .isEmpty();
        assertThat(other.offered()).contains("0", "8");

        // When
        talksUntilTheEnd(caller);

        // Then: the bridge told it no other caller
        assertThat(informed.requests()).containsExactly("INVITE", "ACK", "BYE");
    }

    @Test
    void a_withheld_caller_is_anonymous_before_and_after_the_answer() {
        // When
        Telephone caller = calling("71");
        informed.awaitRinging();

        // Then
        assertThat(informed.headerOf("INVITE", "From")).startsWith("\"Anonymous\" <sip:anonymous@anonymous.invalid>");
        assertThat(informed.headerOf("INVITE", "P-Asserted-Identity")).isEmpty();
        talksUntilTheEnd(caller);
        assertThat(informed.requests()).containsExactly("INVITE", "ACK", "BYE");
    }

    @Test
    void the_next_target_is_told_its_caller_though_the_real_one_is_in_the_bridge_already() {
        // Given
        Telephone caller = calling("72");
        other.awaitRinging();

        // When
        other.refuse("486 Busy Here");
        informed.awaitRinging();

        // Then
        assertThat(informed.headerOf("INVITE", "From")).startsWith("\"Anonymous\" <sip:anonymous@anonymous.invalid>");
        talksUntilTheEnd(caller);
        assertThat(informed.requests()).containsExactly("INVITE", "ACK", "BYE");
    }
}
