package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An Asterisk whose {@code ari.conf} names the variables with the figures of RTP: they are in the CDR's columns. */
class RtpStatisticsIT {
    /** Some RTCP reports of a second's half. */
    private static final int PACKETS = 120;

    private static final String TALKED = " from cdr_leg where rtp_received >= 100 and rtp_sent >= 100";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private static RealAsterisk asterisk;
    private static CdrTable cdrs;
    private static RunningB2bua b2bua;

    @BeforeAll
    static void start(@TempDir Path folder, @TempDir Path overlay) throws IOException {
        try (DirectoryStream<Path> usual = Files.newDirectoryStream(Path.of("src/test/resources/asterisk"))) {
            for (Path file : usual) {
                Files.copy(file, overlay.resolve(file.getFileName()));
            }
        }
        Files.writeString(
                overlay.resolve("ari.conf"),
                "\n[general](+)\nchannelvars = RTPAUDIOQOS,RTPAUDIOQOSJITTER,RTPAUDIOQOSRTT\n");
        Files.writeString(overlay.resolve("rtp.conf"), "\n[general](+)\nrtcpinterval = 500\n");
        asterisk = RealAsterisk.start(folder, overlay);
        cdrs = CdrTable.in(SERVICES.postgres());
        Map<String, String> settings = new HashMap<>(RunningB2bua.settings(SERVICES, cdrs));
        settings.putAll(asterisk.settings());
        b2bua = RunningB2bua.launch(settings, "--route=_3X.=PJSIP/{number}@callees", "--route=70=PJSIP/desk-1");
        b2bua.awaitHealth(200);
    }

    @AfterAll
    static void stop() {
        b2bua.close();
        assertThat(b2bua.complained()).isEmpty();
        asterisk.close();
    }

    @AfterEach
    void clear() {
        cdrs.execute("delete from cdr");
    }

    private static void awaitEnd() {
        cdrs.awaitOne();
        asterisk.awaitEmpty();
    }

    /** The callee is an Asterisk that plays a file and reports by RTCP; the caller does not report. */
    @Test
    void both_legs_have_figures_when_the_caller_hangs_up() {
        // Given
        try (Telephone caller = Telephone.calling(asterisk, "1000", "3200")) {
            caller.awaitStatus(200);
            caller.awaitPackets(PACKETS);

            // When
            caller.hangUp();
            awaitEnd();
        }

        // Then
        assertThat(cdrs.texts("select role" + TALKED + " order by leg")).containsExactly("CALLER", "CALLEE");
        assertThat(cdrs.texts("select role" + TALKED + " and rtp_lost_in <= 12 and jitter_in_ms between 0 and 200"
                        + " and mos_in between 3 and 4.5 order by leg"))
                .containsExactly("CALLER", "CALLEE");
        assertThat(cdrs.texts("select role" + TALKED + " and rtp_lost_out <= 12 and jitter_out_ms between 0 and 200"
                        + " and mos_out between 3 and 4.5"))
                .as("a round trip on loopback may be too short for Asterisk to tell")
                .containsExactly("CALLEE");
        assertThat(cdrs.texts(
                        "select coalesce(rtp_lost_out, jitter_out_ms, rtt_ms, mos_out) from cdr_leg where leg = 0"))
                .as("what only the far end could tell")
                .containsExactly((String) null);
    }

    @Test
    void both_legs_have_figures_when_the_callee_hangs_up() {
        // Given
        try (Telephone callee = Telephone.waiting(asterisk, "desk-1");
                Telephone caller = Telephone.calling(asterisk, "1000", "70")) {
            callee.awaitRinging();
            callee.answer();
            caller.awaitStatus(200);
            caller.awaitTalksWith(callee);
            caller.awaitPackets(PACKETS);

            // When
            callee.hangUp();
            awaitEnd();
        }

        // Then
        assertThat(cdrs.texts("select role" + TALKED + " and mos_in between 3 and 4.5 order by leg"))
                .containsExactly("CALLER", "CALLEE");
    }
}
