package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable.Row;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Telephones transfer and take over calls; Asterisk does it, and the call goes on with another channel. */
class TransferredCallsIT {
    /** Which channel came in the place of another one of its leg, and what the application hung up the latter with. */
    private static final String REPLACEMENTS =
            "select concat_ws(' ', later.leg, later.part, later.role, later.transfer,"
                    + " later.transferred_by = earlier.channel, coalesce(nullif(later.transferred_to, later.channel), 'channel'),"
                    + " case when later.linked_call_id is not null then 'linked' end,"
                    + " coalesce(earlier.cause_sent::text, '-'))"
                    + " from cdr_leg later join cdr_leg earlier on earlier.call_id = later.call_id and earlier.leg = later.leg"
                    + " and earlier.part = later.part - 1 order by later.created_at, later.leg, later.part";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private static CdrTable cdrs;
    private static RunningB2bua b2bua;

    private Telephone caller;
    private Telephone callee;
    private Telephone other;

    @BeforeAll
    static void start() {
        cdrs = CdrTable.in(SERVICES.postgres());
        b2bua = RunningB2bua.start(
                SERVICES, cdrs, "--route=72=PJSIP/desk-2", "--route=73=PJSIP/desk-3", "--route=74=PJSIP/fixed-desk");
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
        callee = Telephone.waiting(SERVICES.asterisk(), "desk-2");
        other = Telephone.waiting(SERVICES.asterisk(), "desk-3");
        caller = Telephone.calling(SERVICES.asterisk(), "desk-1", "72");
        callee.awaitRinging().answer();
        caller.awaitTalksWith(callee);
    }

    @AfterEach
    void putAway() {
        List.of(caller, callee, other).forEach(Telephone::close);
        SERVICES.asterisk().clear();
    }

    @Test
    void
            a_callee_who_transfers_the_caller_to_a_number_is_let_go_and_the_caller_talks_with_the_target_who_sees_the_number() {
        // When
        callee.refer("73");
        callee.awaitTransferred(200);

        // Then
        assertThat(other.awaitRinging().headerOf("INVITE", "From")).contains("<sip:desk-1@");
        assertTransferredBlind(caller, "desk-1", "1 1 CALLEE BLIND t 73 linked 16");
    }

    @Test
    void a_caller_who_transfers_the_callee_to_a_number_and_hangs_up_leaves_the_callee_talking_with_the_target() {
        // When
        caller.refer("73");
        caller.awaitTransferred(200);
        caller.hangUp();

        // Then
        assertTransferredBlind(callee, "", "0 1 CALLER BLIND t 73 linked");
    }

    /** The number that was dialled is a call of its own. */
    private void assertTransferredBlind(Telephone transferee, String number, String replacement) {
        other.awaitRinging().answer();
        transferee.awaitTalksWith(other);
        assertThat(transferee.got("BYE")).isFalse();

        transferee.hangUp();
        other.awaitRequest("BYE");
        List<Row> rows = cdrs.awaitRows(2);
        assertThat(rows).extracting(Row::dialled).containsExactly("72", "73");
        assertThat(cdrs.texts("select caller from cdr where dialled = '73'")).containsExactly(number);
        assertThat(rows).extracting(Row::disposition).containsOnly("ANSWERED");
        assertThat(cdrs.texts(REPLACEMENTS)).singleElement().asString().startsWith(replacement);
        SERVICES.awaitNothingLeft();
    }

    @Test
    void a_target_that_is_busy_ends_the_call_that_was_transferred_to_it() {
        // When
        callee.refer("73");
        other.awaitRinging().refuse("486 Busy Here");

        // Then
        caller.awaitRequest("BYE");
        assertThat(cdrs.awaitRows(2)).extracting(Row::disposition).containsExactly("ANSWERED", "BUSY");
        SERVICES.awaitNothingLeft();
    }

    @Test
    void a_callee_who_connects_the_caller_with_its_second_call_is_let_go_and_the_two_talk() {
        // Given
        Telephone second = Telephone.calling(SERVICES.asterisk(), "desk-2", "73");

        // Then
        assertTransferredAttended(callee, second, caller, "1 1 CALLEE ATTENDED t channel linked 16");
    }

    @Test
    void a_caller_who_connects_the_callee_with_its_second_call_is_let_go_and_the_two_talk() {
        // Given
        Telephone second = Telephone.calling(SERVICES.asterisk(), "desk-1", "73");

        // Then
        assertTransferredAttended(caller, second, callee, "0 1 CALLER ATTENDED t channel linked 16");
    }

    private void assertTransferredAttended(
            Telephone transferor, Telephone second, Telephone transferee, String replacement) {
        try (second) {
            other.awaitRinging().answer();
            second.awaitTalksWith(other);

            transferor.referTo(second);

            transferor.awaitTransferred(200);
            transferee.awaitTalksWith(other);
            second.awaitRequest("BYE");
            assertThat(transferee.got("BYE")).isFalse();
            assertThat(other.got("BYE")).isFalse();

            other.hangUp();
            transferee.awaitRequest("BYE");
            List<Row> rows = cdrs.awaitRows(2);
            assertThat(rows).extracting(Row::dialled).containsExactly("72", "73");
            assertThat(rows).extracting(Row::disposition).containsOnly("ANSWERED");
            assertThat(cdrs.texts(REPLACEMENTS)).contains(replacement).hasSize(2);
            SERVICES.awaitNothingLeft();
        }
    }

    @Test
    void a_telephone_that_takes_over_the_callers_part_talks_with_the_callee() {
        // When
        try (Telephone taking = Telephone.inPlaceOf(SERVICES.asterisk(), "desk-3", caller)) {
            // Then
            assertTakenOver(taking, caller, callee, "0 1 CALLER REPLACES t channel 16");
        }
    }

    @Test
    void a_telephone_that_takes_over_the_callees_part_talks_with_the_caller() {
        // When
        try (Telephone taking = Telephone.inPlaceOf(SERVICES.asterisk(), "desk-3", callee)) {
            // Then
            assertTakenOver(taking, callee, caller, "1 1 CALLEE REPLACES t channel 16");
        }
    }

    private void assertTakenOver(Telephone taking, Telephone replaced, Telephone stays, String replacement) {
        taking.awaitStatus(200);
        stays.awaitTalksWith(taking);
        replaced.awaitRequest("BYE");
        assertThat(stays.got("BYE")).isFalse();

        taking.hangUp();
        stays.awaitRequest("BYE");
        assertThat(cdrs.awaitOne().disposition()).isEqualTo("ANSWERED");
        assertThat(cdrs.texts(REPLACEMENTS)).containsExactly(replacement);
        SERVICES.awaitNothingLeft();
    }

    @Test
    void a_part_that_is_taken_over_twice_stays_one_call() {
        try (Telephone taking = Telephone.inPlaceOf(SERVICES.asterisk(), "desk-3", callee)) {
            // Given
            caller.awaitTalksWith(taking);

            // When
            try (Telephone again = Telephone.inPlaceOf(SERVICES.asterisk(), "desk-2", taking)) {
                // Then
                caller.awaitTalksWith(again);
                taking.awaitRequest("BYE");
                caller.hangUp();
                again.awaitRequest("BYE");
            }
        }
        assertThat(cdrs.awaitOne().disposition()).isEqualTo("ANSWERED");
        assertThat(cdrs.texts(REPLACEMENTS))
                .containsExactly("1 1 CALLEE REPLACES t channel 16", "1 2 CALLEE REPLACES t channel 16");
        SERVICES.awaitNothingLeft();
    }

    @Test
    void where_transfers_are_not_allowed_nothing_happens() {
        try (Telephone fixed = Telephone.waiting(SERVICES.asterisk(), "fixed-desk");
                Telephone calling = Telephone.calling(SERVICES.asterisk(), "desk-1", "74")) {
            // Given
            fixed.awaitRinging().answer();
            calling.awaitTalksWith(fixed);

            // When
            fixed.refer("73");

            // Then
            fixed.awaitStatus(603);
            calling.awaitTalksWith(fixed);
            assertThat(other.got("INVITE")).isFalse();
            calling.hangUp();
            fixed.awaitRequest("BYE");
        }
        assertThat(cdrs.awaitOne().dialled()).isEqualTo("74");
        caller.hangUp();
        callee.awaitRequest("BYE");
        cdrs.awaitRows(2);
        assertThat(cdrs.texts("select 1 from cdr_leg where transfer is not null"))
                .isEmpty();
        SERVICES.awaitNothingLeft();
    }
}
