package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.channel.DialplanEntry;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.examples.b2bua.real.phone.CallerResult;
import io.github.ariadne4j.examples.b2bua.real.phone.SippCaller;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable.Row;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Others send a channel of a call into the dialplan, and from there into the application again. */
class RedirectedChannelsIT {
    private static final Duration HOLD = Duration.ofSeconds(4);

    /** What Asterisk's console shows of a channel in the application: the caller's, and the callee's that the application made. */
    private static final String CALLER = "b2bua";

    private static final String CALLEE = "b2bua,dialled";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private static CdrTable cdrs;
    private static RunningB2bua b2bua;

    private final SippCaller caller = new SippCaller(SERVICES.asterisk());

    @BeforeAll
    static void start() {
        cdrs = CdrTable.in(SERVICES.postgres());
        b2bua = RunningB2bua.start(SERVICES, cdrs, "--route=_3X.=PJSIP/{number}@callees");
        SERVICES.asterisk().cli("module load res_clioriginate.so");
    }

    @AfterAll
    static void stop() {
        b2bua.close();
        assertThat(b2bua.complained()).isEmpty();
        assertThat(b2bua.said()).doesNotContain("ERROR");
    }

    @BeforeEach
    void forget() {
        cdrs.execute("delete from cdr");
    }

    @Test
    void a_caller_who_is_redirected_at_the_console_while_talking_is_served_at_once_with_a_row_of_its_own() {
        // Given
        CompletableFuture<CallerResult> call = caller.calling("caller-hangs-up", "3200", 1, HOLD);
        SERVICES.asterisk().awaitTalking(1);

        // When
        redirect(field(CALLER, 0), "3203");

        // Then
        assertThat(call.join().wentByTheScenario()).as(call.join().complaints()).isTrue();
        assertBothTalked();
    }

    @Test
    void a_caller_who_is_continued_in_the_dialplan_and_comes_back_has_a_row_for_each_passage() {
        // Given
        CompletableFuture<CallerResult> call = caller.calling("caller-hangs-up", "3200", 1, HOLD);
        SERVICES.asterisk().awaitTalking(1);
        Map<String, String> settings = SERVICES.asterisk().settings();
        Credentials login = new Credentials(settings.get("ARI_USERNAME"), settings.get("ARI_PASSWORD"));

        // When
        try (AriClient other =
                AriClient.connect(AriSettings.of(URI.create(settings.get("ARI_URL")), login, "an-other"))) {
            other.channels()
                    .continueInDialplan(new ChannelId(field(CALLER, 13)), DialplanEntry.of("from-carrier", "3203"))
                    .toCompletableFuture()
                    .join();
        }

        // Then
        assertThat(call.join().wentByTheScenario()).as(call.join().complaints()).isTrue();
        assertBothTalked();
    }

    @Test
    void a_caller_who_is_redirected_while_the_callee_rings_is_connected_and_the_callee_is_let_go() {
        // Given
        CompletableFuture<CallerResult> call = caller.calling("caller-hangs-up", "3180", 1, Duration.ofMillis(300));
        await().until(() ->
                !channels(CALLEE).isEmpty() && channels(CALLEE).get(0)[4].equals("Ringing"));

        // When
        redirect(field(CALLER, 0), "3203");

        // Then
        assertThat(call.join().wentByTheScenario()).as(call.join().complaints()).isTrue();
        assertThat(cdrs.awaitRows(2)).extracting(Row::disposition).containsExactly("CANCELLED", "ANSWERED");
        awaitNothingLeft();
    }

    @Test
    void a_callee_who_is_redirected_at_the_console_is_served_as_a_caller_and_the_first_call_ends() {
        // Given
        CompletableFuture<CallerResult> call = caller.calling("callee-hangs-up", "3200", 1, HOLD);
        SERVICES.asterisk().awaitTalking(1);
        String callee = field(CALLEE, 0);

        // When
        redirect(callee, "3203");

        // Then
        assertThat(call.join().wentByTheScenario()).as(call.join().complaints()).isTrue();
        await().until(() ->
                !channels(CALLEE).isEmpty() && channels(CALLEE).get(0)[4].equals("Up"));
        assertThat(field(CALLER, 0)).isEqualTo(callee);
        SERVICES.asterisk().cli("channel request hangup " + callee);
        List<Row> rows = cdrs.awaitRows(2);
        assertThat(rows).extracting(Row::dialled).containsExactly("3200", "3203");
        assertThat(rows).extracting(Row::disposition).containsOnly("ANSWERED");
        awaitNothingLeft();
    }

    private static void redirect(String channel, String number) {
        SERVICES.asterisk().cli("channel redirect " + channel + " from-carrier," + number + ",1");
    }

    /** The channels in the application with these arguments, as {@code core show channels concise} shows them. */
    private static List<String[]> channels(String arguments) {
        return SERVICES.asterisk()
                .cli("core show channels concise")
                .lines()
                .map(line -> line.split("!", -1))
                .filter(fields -> fields.length > 6 && fields[5].equals("Stasis") && fields[6].equals(arguments))
                .toList();
    }

    private static String field(String arguments, int field) {
        return channels(arguments).get(0)[field];
    }

    private static void assertBothTalked() {
        List<Row> rows = cdrs.awaitRows(2);
        assertThat(rows).extracting(Row::dialled).containsExactly("3200", "3203");
        assertThat(rows).extracting(Row::disposition).containsOnly("ANSWERED");
        assertThat(rows.get(1).billable()).isGreaterThan(1.5);
        awaitNothingLeft();
    }

    private static void awaitNothingLeft() {
        SERVICES.asterisk().awaitEmpty();
        await().untilAsserted(() -> assertThat(SERVICES.redis().callKeys())
                .as("keys of calls in Redis")
                .isZero());
    }
}
