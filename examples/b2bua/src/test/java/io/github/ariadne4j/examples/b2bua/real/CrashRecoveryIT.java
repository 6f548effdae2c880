package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code kill -9} of the application while telephones ring together, or after a party was replaced; another instance goes on. */
class CrashRecoveryIT {
    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private CdrTable cdrs;
    private RunningB2bua b2bua;
    private Telephone first;
    private Telephone second;
    private Telephone caller;

    @BeforeEach
    void start() {
        cdrs = CdrTable.in(SERVICES.postgres());
        b2bua = startB2bua();
        first = Telephone.waiting(SERVICES.asterisk(), "desk-2");
        second = Telephone.waiting(SERVICES.asterisk(), "desk-3");
    }

    private RunningB2bua startB2bua() {
        return RunningB2bua.start(
                SERVICES,
                cdrs,
                "--route=70=PJSIP/desk-2&PJSIP/desk-3",
                "--route=72=PJSIP/desk-2",
                "--route=73=PJSIP/desk-3");
    }

    @AfterEach
    void stop() {
        b2bua.close();
        assertThat(b2bua.complained()).isEmpty();
        assertThat(b2bua.said()).doesNotContain("ERROR");
        Stream.of(caller, first, second).forEach(Telephone::close);
        SERVICES.clear();
    }

    private void killAndStartAnother() {
        b2bua.kill();
        b2bua = startB2bua();
    }

    @Test
    void of_two_that_ring_the_one_that_answers_the_next_instance_talks_with_the_caller() {
        // Given
        caller = Telephone.calling(SERVICES.asterisk(), "1000", "70");
        first.awaitRinging();
        second.awaitRinging();
        caller.awaitStatus(180);

        // When
        killAndStartAnother();
        second.answer();

        // Then
        caller.awaitStatus(200);
        assertAnsweredElsewhereAndEndsWell();
    }

    @Test
    void of_two_that_ring_the_one_that_answers_meanwhile_talks_with_the_caller() {
        // Given
        caller = Telephone.calling(SERVICES.asterisk(), "1000", "70");
        first.awaitRinging();
        second.awaitRinging();

        // When
        b2bua.kill();
        second.answer();
        second.awaitRequest("ACK");
        b2bua = startB2bua();

        // Then
        assertAnsweredElsewhereAndEndsWell();
    }

    private void assertAnsweredElsewhereAndEndsWell() {
        caller.awaitTalksWith(second);
        first.awaitRequest("CANCEL");
        assertThat(first.headerOf("CANCEL", "Reason")).contains("cause=200");
        caller.hangUp();
        second.awaitRequest("BYE");
        assertThat(cdrs.awaitOne().disposition()).isEqualTo("ANSWERED");
        assertThat(cdrs.texts("select cause_sent from cdr_leg order by leg")).containsExactly(null, "26", "16");
        SERVICES.awaitNothingLeft();
    }

    @Test
    void a_call_whose_callee_transferred_it_goes_on_and_ends_well() {
        // Given
        talk();
        first.refer("73");
        first.awaitTransferred(200);
        second.awaitRinging().answer();
        caller.awaitTalksWith(second);

        // When
        killAndStartAnother();
        caller.awaitTalksWith(second);
        caller.hangUp();

        // Then
        second.awaitRequest("BYE");
        assertThat(cdrs.awaitRows(2)).extracting(CdrTable.Row::disposition).containsOnly("ANSWERED");
        assertThat(transfers()).containsExactly("1 BLIND");
        SERVICES.awaitNothingLeft();
    }

    @Test
    void calls_that_were_connected_by_an_attended_transfer_go_on_and_end_well() {
        // Given
        talk();
        try (Telephone consulting = Telephone.calling(SERVICES.asterisk(), "desk-1", "73")) {
            second.awaitRinging().answer();
            consulting.awaitTalksWith(second);
            caller.referTo(consulting);
            caller.awaitTransferred(200);
            first.awaitTalksWith(second);
            await().until(() -> linkedSessions().equals(":2"));

            // When
            killAndStartAnother();
            first.awaitTalksWith(second);
            first.hangUp();

            // Then
            second.awaitRequest("BYE");
        }
        assertThat(cdrs.awaitRows(2)).extracting(CdrTable.Row::disposition).containsOnly("ANSWERED");
        assertThat(transfers()).containsExactly("0 ATTENDED", "0 ATTENDED");
        assertNameEachOther();
        SERVICES.awaitNothingLeft();
    }

    /** NOTIFY 200 is sent when Asterisk has connected the two calls; the application writes that at the same time. */
    @RepeatedTest(4)
    void of_calls_that_an_attended_transfer_connects_as_the_instance_ends_both_have_the_link_or_neither_has_it() {
        // Given
        talk();
        try (Telephone consulting = Telephone.calling(SERVICES.asterisk(), "desk-1", "73")) {
            second.awaitRinging().answer();
            consulting.awaitTalksWith(second);
            caller.referTo(consulting);
            caller.awaitTransferred(200);

            // When
            b2bua.kill();
            assertThat(linkedSessions()).isIn(":0", ":2");
            b2bua = startB2bua();
            first.awaitTalksWith(second);
            first.hangUp();

            // Then
            second.awaitRequest("BYE");
        }
        assertThat(cdrs.awaitRows(2)).extracting(CdrTable.Row::disposition).containsOnly("ANSWERED");
        assertNameEachOther();
        SERVICES.awaitNothingLeft();
    }

    /** Asterisk replaces no channel of an application that is away, and ends the second call of the transferor all the same. */
    @Test
    void an_attended_transfer_that_no_instance_sees_fails_and_the_first_call_goes_on_and_ends_well() {
        // Given
        talk();
        try (Telephone consulting = Telephone.calling(SERVICES.asterisk(), "desk-1", "73")) {
            second.awaitRinging().answer();
            consulting.awaitTalksWith(second);

            // When
            caller.referTo(consulting);
            killAndStartAnother();

            // Then
            second.awaitRequest("BYE");
            caller.awaitTalksWith(first);
            first.hangUp();
        }
        assertThat(cdrs.awaitRows(2)).extracting(CdrTable.Row::disposition).containsOnly("ANSWERED");
        assertThat(transfers()).isEmpty();
        SERVICES.awaitNothingLeft();
    }

    @Test
    void a_call_whose_caller_was_replaced_goes_on_and_ends_well() {
        // Given
        talk();
        try (Telephone taking = Telephone.inPlaceOf(SERVICES.asterisk(), "desk-3", caller)) {
            taking.awaitTalksWith(first);

            // When
            killAndStartAnother();
            taking.awaitTalksWith(first);
            first.hangUp();

            // Then
            taking.awaitRequest("BYE");
        }
        assertThat(cdrs.awaitOne().disposition()).isEqualTo("ANSWERED");
        assertThat(transfers()).containsExactly("0 REPLACES");
        SERVICES.awaitNothingLeft();
    }

    @Test
    void a_call_whose_callee_was_replaced_goes_on_and_ends_well() {
        // Given
        talk();
        try (Telephone taking = Telephone.inPlaceOf(SERVICES.asterisk(), "desk-3", first)) {
            taking.awaitTalksWith(caller);

            // When
            killAndStartAnother();
            taking.awaitTalksWith(caller);
            taking.hangUp();

            // Then
            caller.awaitRequest("BYE");
        }
        assertThat(cdrs.awaitOne().disposition()).isEqualTo("ANSWERED");
        assertThat(transfers()).containsExactly("1 REPLACES");
        SERVICES.awaitNothingLeft();
    }

    private void talk() {
        caller = Telephone.calling(SERVICES.asterisk(), "desk-1", "72");
        first.awaitRinging().answer();
        caller.awaitTalksWith(first);
    }

    /** How many sessions in Redis have the id of the call that a transfer connected theirs with, as Redis writes a number. */
    private static String linkedSessions() {
        return SERVICES.redis()
                .ask("EVAL \"local linked = 0"
                        + " for _, key in ipairs(redis.call('KEYS', '*:session:*')) do"
                        + " if string.find(redis.call('GET', key), 'linkedCall', 1, true) then linked = linked + 1 end"
                        + " end return linked\" 0");
    }

    private void assertNameEachOther() {
        assertThat(cdrs.texts("select one.leg from cdr_leg one join cdr_leg other"
                        + " on other.call_id = one.linked_call_id and other.linked_call_id = one.call_id"))
                .hasSize(2);
    }

    private List<String> transfers() {
        return cdrs.texts("select concat_ws(' ', leg, transfer) from cdr_leg where transfer is not null order by leg");
    }
}
