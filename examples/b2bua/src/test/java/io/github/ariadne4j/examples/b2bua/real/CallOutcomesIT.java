package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.route.EndpointContacts;
import io.github.ariadne4j.examples.b2bua.real.phone.CallerResult;
import io.github.ariadne4j.examples.b2bua.real.phone.SippCaller;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable.Row;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One call after the other, each with one end; the callees are those of {@code asterisk/extensions.conf}. */
class CallOutcomesIT {
    private static final Duration HOLD = Duration.ofMillis(300);

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private static CdrTable cdrs;
    private static RunningB2bua b2bua;

    private final SippCaller caller = new SippCaller(SERVICES.asterisk());

    @BeforeAll
    static void start() {
        cdrs = CdrTable.in(SERVICES.postgres());
        b2bua = RunningB2bua.start(
                SERVICES,
                cdrs,
                "--ring-timeout=2",
                "--route=60=PJSIP/{number}@nowhere",
                "--route=61=PJSIP/{number}@refused",
                "--route=64=PJSIP/{number}@unreachable",
                "--route=agent=PJSIP/agent",
                "--route=*97=PJSIP/3200@callees",
                "--route=_#X!=PJSIP/{number:1}@callees",
                "--route=_4X.=PJSIP/{number}@callees",
                "--route=62=PJSIP/3486@callees|PJSIP/3503@callees,failover=any",
                "--route=63=PJSIP/3200@nowhere|PJSIP/3486@callees|PJSIP/3200@callees,failover=any",
                "--route=66=Local/486@refusing/n|PJSIP/3200@callees,failover=any",
                "--route=67=Local/503@refusing/n|PJSIP/3200@callees",
                "--route=68=PJSIP/agent/*",
                "--route=69=PJSIP/00881612345678@callees",
                "--route=_3X.=PJSIP/{number}@callees");
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

    @ParameterizedTest(name = "{0} gets {1}")
    @CsvSource({
        "3486, 486, BUSY, 17",
        "3187, 486, BUSY, 17",
        "3186, 486, BUSY, 17",
        "3180, 480, NO_ANSWER, 19",
        "3100, 480, NO_ANSWER, 19",
        "3480, 480, NO_ANSWER, 19",
        "3403, 403, REJECTED, 21",
        "3603, 403, REJECTED, 21",
        "3404, 404, UNREACHABLE, 1",
        "3484, 484, UNREACHABLE, 28",
        "3488, 488, UNREACHABLE, 58",
        "3500, 500, UNREACHABLE, 38",
        "3503, 503, UNREACHABLE, 34",
        "4711, 404, UNREACHABLE, 1",
        "60, 503, UNREACHABLE, 34",
        "61, 503, UNREACHABLE, 34",
        "64, 480, NO_ANSWER, 19",
    })
    void a_callee_who_does_not_answer_is_told_to_the_caller(String number, int sip, String disposition, int cause) {
        // When
        CallerResult result = caller.call("refused", number);

        // Then
        assertThat(result.finalStatuses()).as(result.complaints()).containsExactly(sip);
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo(disposition);
        assertThat(cdr.cause()).isEqualTo(cause);
        assertThat(cdr.dialled()).isEqualTo(number);
        assertThat(cdr.attempts()).isEqualTo(1);
        assertThat(cdr.billable()).isZero();
        awaitNothingLeft();
    }

    @ParameterizedTest(name = "{0} gets {1}")
    @CsvSource({
        "999, 999, 404, 1",
        "abc, abc, 484, 28",
        "1900a, 1900a, 484, 28",
        "69, 69, 403, 21",
    })
    void what_has_no_route_or_a_route_to_a_denied_number_reaches_no_callee(
            String sent, String dialled, int sip, int cause) {
        // When
        CallerResult result = caller.call("refused", sent);

        // Then
        assertThat(result.finalStatuses()).as(result.complaints()).containsExactly(sip);
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("REFUSED");
        assertThat(cdr.cause()).isEqualTo(cause);
        assertThat(cdr.dialled()).isEqualTo(dialled);
        assertThat(cdr.attempts()).isZero();
        awaitNothingLeft();
    }

    @ParameterizedTest(name = "{0} gets {2}")
    @CsvSource({
        "1900%40premium%2Fpremium%2C, '1900@premium/premium,', 484, NUMBER_INVALID",
        "'1900,30', '1900,30', 484, NUMBER_INVALID",
        "3200%26x, 3200&x, 484, NUMBER_INVALID",
        "00881612345678, 00881612345678, 403, NUMBER_DENIED",
        "%2b881-6-1234-5678, +881-6-1234-5678, 403, NUMBER_DENIED",
        "979123456789;npdi, 979123456789;npdi, 403, NUMBER_DENIED",
    })
    void what_no_rule_can_judge_and_what_the_rules_deny_reaches_no_callee(
            String sent, String dialled, int sip, String reason) {
        // When
        CallerResult result = caller.call("refused", sent);

        // Then
        assertThat(result.finalStatuses()).as(result.complaints()).containsExactly(sip);
        await().untilAsserted(() -> assertThat(cdrs.texts(
                        "select cause || ' ' || dialled from refused_calls where dialled = '" + dialled + "'"))
                .containsExactly(reason + ' ' + dialled));
        assertThat(cdrs.rows()).isEmpty();
        awaitNothingLeft();
    }

    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource({
        "caller-hangs-up, 3200%3Bx, 3200;x",
        "caller-hangs-up, 3-2-0-0, 3-2-0-0",
        "caller-hangs-up, (3)20.0, (3)20.0",
        "to-a-phone, 3200;npdi=yes;rn=13105550000, 3200;npdi=yes;rn=13105550000",
        "to-a-phone, 3200;phone-context=example.com, 3200;phone-context=example.com",
        "to-a-tel-uri, 3-200;phone-context=example.com, 3-200",
    })
    void a_number_in_any_form_rings_its_target_and_the_cdr_keeps_what_came(
            String scenario, String sent, String dialled) {
        // When
        CallerResult result = caller.call(scenario, sent);

        // Then
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.routed()).isEqualTo("PJSIP/3200@callees");
        assertThat(cdr.dialled()).isEqualTo(dialled);
        awaitNothingLeft();
    }

    @ParameterizedTest(name = "{0} rings {2}")
    @CsvSource({
        "agent, agent, PJSIP/agent",
        "*97, *97, PJSIP/3200@callees",
        "%233200, #3200, PJSIP/3200@callees",
    })
    void names_and_codes_reach_their_routes(String sent, String dialled, String routed) {
        // When
        CallerResult result = caller.call("caller-hangs-up", sent);

        // Then
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.routed()).isEqualTo(routed);
        assertThat(cdr.dialled()).isEqualTo(dialled);
        awaitNothingLeft();
    }

    @Test
    void all_contacts_of_an_endpoint_are_targets_as_asterisk_tells_them() {
        // Given
        String told = SERVICES.asterisk().cli("dialplan eval function PJSIP_DIAL_CONTACTS(agent)");
        String text = told.lines()
                .filter(line -> line.contains("PJSIP/"))
                .map(line -> line.substring(line.indexOf("PJSIP/")).strip())
                .findFirst()
                .orElseThrow();

        // When
        EndpointContacts contacts = EndpointContacts.parse("agent", text);

        // Then
        assertThat(contacts.refusals()).isEmpty();
        assertThat(contacts.targets())
                .extracting(target -> target.endpoint().replaceFirst(":[0-9]+$", ""))
                .containsExactlyInAnyOrder("PJSIP/agent/sip:3200@127.0.0.1", "PJSIP/agent/sip:32001@127.0.0.1");
    }

    @Test
    void a_callee_who_moved_is_not_followed() {
        // When
        CallerResult result = caller.call("refused", "3302");

        // Then
        assertThat(result.finalStatuses()).as(result.complaints()).containsExactly(480);
        assertThat(cdrs.awaitOne().attempts()).isEqualTo(1);
        awaitNothingLeft();
    }

    @Test
    void a_call_ends_when_the_caller_hangs_up() {
        // When
        CallerResult result = caller.call("caller-hangs-up", "3200");

        // Then
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        assertThat(result.allStatuses()).contains(180).endsWith(200);
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.hungUpBy()).isEqualTo("CALLER");
        assertThat(cdr.cause()).isEqualTo(16);
        assertThat(cdr.routed()).isEqualTo("PJSIP/3200@callees");
        assertThat(cdr.billable()).isBetween(0.2, 2.0);
        awaitNothingLeft();
    }

    @Test
    void a_call_ends_when_the_callee_hangs_up() {
        // When
        CallerResult result = caller.call("callee-hangs-up", "3201");

        // Then
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.hungUpBy()).isEqualTo("CALLEE");
        assertThat(cdr.cause()).isEqualTo(16);
        awaitNothingLeft();
    }

    @Test
    void a_caller_who_gives_up_while_it_rings_ends_the_ringing() {
        // When
        CallerResult result = caller.call("cancelled", "3180");

        // Then
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        assertThat(result.finalStatuses()).containsExactly(487);
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("CANCELLED");
        assertThat(cdr.hungUpBy()).isEqualTo("CALLER");
        awaitNothingLeft();
    }

    @Test
    void a_busy_callee_of_a_caller_whom_the_dialplan_answered_is_busy_and_nothing_is_billable() {
        // When
        CallerResult result = caller.call("callee-hangs-up", "*63486");

        // Then
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("BUSY");
        assertThat(cdr.cause()).isEqualTo(17);
        assertThat(cdr.dialled()).isEqualTo("3486");
        assertThat(cdr.billable()).isZero();
        assertThat(cdrs.texts("select 1 from cdr where answered_at is null and callee_answered_at is null"
                        + " and caller_answered_at = started_at"))
                .hasSize(1);
        awaitNothingLeft();
    }

    @Test
    void the_ringing_of_a_caller_whom_the_dialplan_answered_is_not_billable() {
        // When
        CallerResult result = caller.calls("caller-hangs-up", "*63203", 1, Duration.ofSeconds(1));

        // Then
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        assertThat(cdrs.awaitOne().disposition()).isEqualTo("ANSWERED");
        assertThat(
                        cdrs.texts(
                                "select 1 from cdr where answered_at = callee_answered_at and caller_answered_at = started_at"
                                        + " and callee_answered_at > ringing_at and billable_seconds < duration_seconds - 0.25"))
                .hasSize(1);
        assertThat(cdrs.texts("select role from cdr_leg order by leg")).containsExactly("CALLER", "CALLEE");
        awaitNothingLeft();
    }

    @Test
    void a_caller_whose_media_died_is_cut_off_and_the_record_says_so() {
        // When
        CallerResult result = caller.as("silenced").call("callee-hangs-up", "3200");

        // Then
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.hungUpBy()).isEqualTo("NETWORK");
        assertThat(cdr.cause()).isEqualTo(44);
        assertThat(cdrs.texts("select cause_sent from cdr_leg order by leg")).containsExactly(null, "44");
        awaitNothingLeft();
    }

    @ParameterizedTest(name = "{0}: {1} s, on hold {2} s")
    @CsvSource({"carrier, 60, 1800", "phone, 60, 1800", "callees, 60, 1800", "1000, 0, 0"})
    void media_that_died_ends_calls_as_delivered_where_media_flows(String endpoint, int seconds, int onHold) {
        assertThat(SERVICES.asterisk().cli("pjsip show endpoint " + endpoint))
                .containsPattern("rtp_timeout +: " + seconds + "\\b")
                .containsPattern("rtp_timeout_hold +: " + onHold + "\\b");
    }

    @Test
    void early_media_of_the_callee_reaches_the_caller() {
        // When
        CallerResult result = caller.call("early-media", "3183");

        // Then
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        assertThat(result.allStatuses()).containsSubsequence(183, 200);
        assertThat(cdrs.awaitOne().disposition()).isEqualTo("ANSWERED");
        awaitNothingLeft();
    }

    @Test
    void the_next_target_is_dialled_when_one_fails() {
        // When
        CallerResult result = caller.call("caller-hangs-up", "63");

        // Then
        assertThat(result.finalStatuses()).as(result.complaints()).containsExactly(200);
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.attempts()).isEqualTo(3);
        assertThat(cdr.routed()).isEqualTo("PJSIP/3200@callees");
        awaitNothingLeft();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"66", "67"})
    void a_caller_hears_nothing_of_a_local_target_that_refuses_and_the_next_one_answers(String dialled) {
        // When
        CallerResult result = caller.call("caller-hangs-up", dialled);

        // Then
        assertThat(result.finalStatuses()).as(result.complaints()).containsExactly(200);
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.attempts()).isEqualTo(2);
        assertThat(cdr.routed()).isEqualTo("PJSIP/3200@callees");
        awaitNothingLeft();
    }

    @Test
    void all_telephones_that_registered_as_an_endpoint_ring_together() {
        // When
        CallerResult result = caller.call("caller-hangs-up", "68");

        // Then
        assertThat(result.finalStatuses()).as(result.complaints()).containsExactly(200);
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.attempts()).isEqualTo(2);
        awaitNothingLeft();
    }

    @Test
    void the_most_telling_failure_is_what_the_caller_is_told_when_all_targets_fail() {
        // When
        CallerResult result = caller.call("refused", "62");

        // Then
        assertThat(result.finalStatuses()).as(result.complaints()).containsExactly(486);
        assertThat(cdrs.awaitOne().attempts()).isEqualTo(2);
        awaitNothingLeft();
    }

    @Test
    void an_answer_that_crosses_the_end_of_a_callers_patience_leaves_nothing_behind() {
        // When
        CallerResult result = caller.calls("cancel-against-answer", "3203", 10, HOLD);

        // Then
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        assertThat(result.finalStatuses()).hasSize(10).containsAnyOf(200, 487);
        assertThat(cdrs.awaitRows(10)).extracting(Row::disposition).isSubsetOf("ANSWERED", "CANCELLED");
        awaitNothingLeft();
    }

    @Test
    void both_hanging_up_at_once_leave_nothing_behind() {
        // When
        CallerResult result = caller.calls("bye-against-bye", "3201", 10, HOLD);

        // Then
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        assertThat(cdrs.awaitRows(10)).extracting(Row::hungUpBy).isSubsetOf("CALLER", "CALLEE");
        awaitNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = 50)
    void parallel_calls_do_not_mind_each_other(int calls) {
        // When
        CallerResult result = caller.calls("caller-hangs-up", "3200", calls, Duration.ofSeconds(3));

        // Then
        assertThat(result.wentByTheScenario()).as(result.complaints()).isTrue();
        assertThat(result.finalStatuses()).hasSize(calls).containsOnly(200);
        List<Row> rows = cdrs.awaitRows(calls);
        assertThat(rows).extracting(Row::disposition).containsOnly("ANSWERED");
        awaitNothingLeft();
    }

    private static void awaitNothingLeft() {
        SERVICES.asterisk().awaitEmpty();
        await().untilAsserted(() -> assertThat(SERVICES.redis().callKeys())
                .as("keys of calls in Redis")
                .isZero());
    }
}
