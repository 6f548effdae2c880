package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable.Row;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three telephones ring at once for one caller. */
class ParallelRingingIT {
    private static final String LEGS = "select concat_ws(' ', leg, part, role, target, coalesce(cause_sent::text, '-'),"
            + " answered_at is not null) from cdr_leg order by leg, part";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private static CdrTable cdrs;
    private static RunningB2bua b2bua;

    private Telephone first;
    private Telephone second;
    private Telephone third;
    private Telephone caller;

    @BeforeAll
    static void start() {
        cdrs = CdrTable.in(SERVICES.postgres());
        b2bua = RunningB2bua.start(
                SERVICES, cdrs, "--ring-timeout=2", "--route=70=PJSIP/desk-1&PJSIP/desk-2&PJSIP/desk-3");
    }

    @AfterAll
    static void stop() {
        b2bua.close();
        assertThat(b2bua.complained()).isEmpty();
        assertThat(b2bua.said()).doesNotContain("ERROR");
    }

    @BeforeEach
    void call() {
        cdrs.execute("delete from cdr");
        first = Telephone.waiting(SERVICES.asterisk(), "desk-1");
        second = Telephone.waiting(SERVICES.asterisk(), "desk-2");
        third = Telephone.waiting(SERVICES.asterisk(), "desk-3");
        caller = Telephone.calling(SERVICES.asterisk(), "1000", "70");
        all().forEach(Telephone::awaitRinging);
        caller.awaitStatus(180);
    }

    @AfterEach
    void putAway() {
        all().forEach(Telephone::close);
        caller.close();
        SERVICES.asterisk().clear();
    }

    private List<Telephone> all() {
        return List.of(first, second, third);
    }

    @Test
    void the_one_that_answers_talks_with_the_caller_and_the_others_are_told_that_it_was_answered_elsewhere() {
        // When
        second.answer();

        // Then
        caller.awaitStatus(200);
        caller.awaitTalksWith(second);
        assertAnsweredElsewhere(first);
        assertAnsweredElsewhere(third);

        // When
        caller.hangUp();

        // Then
        second.awaitRequest("BYE");
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.routed()).isEqualTo("PJSIP/desk-2");
        assertThat(cdr.hungUpBy()).isEqualTo("CALLER");
        assertThat(cdr.attempts()).isEqualTo(3);
        assertThat(cdrs.texts(LEGS))
                .containsExactly(
                        "0 0 CALLER - t",
                        "1 0 CALLEE PJSIP/desk-1 26 f",
                        "2 0 CALLEE PJSIP/desk-2 16 t",
                        "3 0 CALLEE PJSIP/desk-3 26 f");
        SERVICES.awaitNothingLeft();
    }

    @Test
    void if_none_answers_the_caller_is_told_so_when_the_ring_time_is_over() {
        // Then
        caller.awaitStatus(480);
        all().forEach(telephone -> telephone.awaitRequest("CANCEL"));
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("NO_ANSWER");
        assertThat(cdr.cause()).isEqualTo(19);
        assertThat(cdr.attempts()).isEqualTo(3);
        assertThat(cdr.billable()).isZero();
        SERVICES.awaitNothingLeft();
    }

    @Test
    void if_all_are_busy_the_caller_is_told_so() {
        // When
        all().forEach(telephone -> telephone.refuse("486 Busy Here"));

        // Then
        caller.awaitStatus(486);
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("BUSY");
        assertThat(cdr.cause()).isEqualTo(17);
        assertThat(cdr.attempts()).isEqualTo(3);
        SERVICES.awaitNothingLeft();
    }

    @Test
    void one_that_is_busy_ends_neither_the_others_nor_the_call() {
        // Given
        first.refuse("486 Busy Here");
        first.awaitRequest("ACK");

        // When
        third.answer();

        // Then
        caller.awaitTalksWith(third);
        assertAnsweredElsewhere(second);
        third.hangUp();
        caller.awaitRequest("BYE");
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.hungUpBy()).isEqualTo("CALLEE");
        assertThat(cdr.routed()).isEqualTo("PJSIP/desk-3");
        SERVICES.awaitNothingLeft();
    }

    @Test
    void a_caller_who_gives_up_ends_the_ringing_of_all() {
        // When
        caller.cancel();

        // Then
        caller.awaitStatus(487);
        all().forEach(telephone -> telephone.awaitRequest("CANCEL"));
        all().forEach(telephone ->
                assertThat(telephone.headerOf("CANCEL", "Reason")).doesNotContain("elsewhere"));
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("CANCELLED");
        assertThat(cdr.hungUpBy()).isEqualTo("CALLER");
        assertThat(cdr.attempts()).isEqualTo(3);
        SERVICES.awaitNothingLeft();
    }

    @Test
    void of_two_that_answer_at_the_same_moment_one_is_connected_and_the_other_is_hung_up() {
        // When
        first.answer();
        third.answer();

        // Then
        caller.awaitStatus(200);
        Telephone loser = awaitLoser();
        Telephone winner = loser == first ? third : first;
        caller.awaitTalksWith(winner);
        assertThat(caller.hasHeard(loser)).isFalse();
        assertThat(winner.got("BYE")).isFalse();
        caller.hangUp();
        winner.awaitRequest("BYE");
        assertThat(cdrs.awaitOne().disposition()).isEqualTo("ANSWERED");
        assertThat(cdrs.texts(
                        "select cause_sent from cdr_leg where answered_at is not null and role = 'CALLEE' order by"
                                + " cause_sent"))
                .containsExactly("16", "26");
        assertAnsweredElsewhere(second);
        SERVICES.awaitNothingLeft();
    }

    private Telephone awaitLoser() {
        return await().until(
                        () -> List.of(first, third).stream()
                                .filter(telephone -> telephone.got("BYE"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void assertAnsweredElsewhere(Telephone telephone) {
        telephone.awaitRequest("CANCEL");
        assertThat(telephone.headerOf("CANCEL", "Reason"))
                .startsWith("SIP")
                .contains("cause=200")
                .contains("Call completed elsewhere");
    }
}
