package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.HttpSettings;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.script.CallerScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialAndBridgeTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);

    @Override
    HttpSettings http() {
        return new HttpSettings(16, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    private CallEngine engine() {
        return started(dialling());
    }

    private CallEngine.Builder dialling() {
        return engine(new DialAndBridge(
                call -> DialTarget.pjsip("peer", call.dialled()).ringFor(Duration.ofSeconds(1))));
    }

    @Test
    void caller_and_callee_talk_until_the_caller_hangs_up() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitAnswered();

        // When
        call.hangUp();

        // Then
        callee.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(call.signals()).containsExactly(180, 200);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.CALLER);
        assertThat(cdr.parties().caller()).isEqualTo("1000");
        assertThat(cdr.parties().dialled()).isEqualTo("3314");
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/3314@peer");
        assertThat(cdr.billableFrom()).isNotNull().isEqualTo(cdr.timeline().calleeAnswered());
        assertThat(cdr.timeline().callerAnswered())
                .isAfterOrEqualTo(cdr.timeline().calleeAnswered());
        assertThat(cdr.legs()).extracting(CdrLeg::role).containsExactly(LegRole.CALLER, LegRole.CALLEE);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
        assertThat(asterisk.requestLog().count(Operation.ANSWER)).isEqualTo(1);
    }

    @Test
    void the_caller_is_hung_up_when_the_callee_hangs_up() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, SHORT));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();

        // Then
        call.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.CALLEE);
    }

    @ParameterizedTest(name = "a callee that says {0} becomes {1} for the caller")
    @CsvSource({
        "486, 486, BUSY",
        "480, 480, NO_ANSWER",
        "404, 404, UNREACHABLE",
        "503, 503, UNREACHABLE",
        "603, 403, REJECTED",
        "487, 480, NO_ANSWER",
        "604, 404, UNREACHABLE"
    })
    void what_the_callee_says_is_what_the_caller_hears(int said, int heard, Disposition disposition)
            throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.ringsThenRejects(SHORT, said));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitEnded();

        // Then
        assertThat(call.finalSipStatus()).isEqualTo(heard);
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(disposition);
        assertThat(cdr.end().sipStatus()).isEqualTo(said);
    }

    @Test
    void a_callee_does_not_answer_and_the_caller_is_told_so_after_the_ring_timeout() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.ringsForever());

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitEnded();

        // Then
        assertThat(call.finalSipStatus()).isEqualTo(480);
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.NO_ANSWER);
    }

    @Test
    void a_caller_who_gives_up_while_ringing_ends_the_ringing() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.ringsForever());
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        call.awaitSignal(180);

        // When
        call.cancel();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(cdr.end().by()).isEqualTo(Party.CALLER);
    }

    @Test
    void a_caller_who_gives_up_while_the_leg_is_being_created_leaves_nothing_behind() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.faults().on(Operation.CREATE_CHANNEL).delayReply(Duration.ofMillis(150));
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        asterisk.requestLog().await(Operation.CREATE_CHANNEL, 1, PATIENCE);

        // When
        call.cancel();

        // Then
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void the_end_of_a_call_is_not_written_before_its_beginning() throws InterruptedException {
        // Given
        CompletableFuture<List<CallLimit>> limits = new CompletableFuture<>();
        CallEngine engine = started(CallEngine.builder(patientClient())
                .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .sessions(sessions)
                .cdrs(cdrs)
                .limits(new InMemoryCallLimits(scopes -> limits)));
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();

        // When
        call.cancel();
        asterisk.awaitNoChannels(PATIENCE);
        await().during(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(cdrs.records()).isEmpty());
        limits.complete(List.of());

        // Then
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void early_media_reaches_the_caller_before_the_answer() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.earlyMediaThenAnswers(SHORT));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        call.hangUp();

        // Then
        assertThat(call.signals()).containsExactly(183, 200);
        theOnlyRecord(engine);
    }

    @Test
    void an_endpoint_that_asterisk_cannot_call_is_unreachable() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.unknownEndpoint());

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitEnded();

        // Then
        assertThat(call.finalSipStatus()).isEqualTo(503);
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.UNREACHABLE);
    }

    @Test
    void a_leg_that_asterisk_says_it_created_and_that_never_shows_up_ends_in_503() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.neverShowsUp());

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitEnded();

        // Then
        assertThat(call.finalSipStatus()).isEqualTo(503);
        theOnlyRecord(engine);
    }

    @Test
    void the_second_target_answers_when_the_first_cannot_be_reached() throws InterruptedException {
        CallEngine engine = started(engine(new DialAndBridge(call -> Route.inOrder(
                List.of(DialTarget.pjsip("first", call.dialled()), DialTarget.pjsip("second", call.dialled()))))));
        asterisk.callees().on("3314", CalleeScript.rejects(503), CalleeScript.answersAfter(SHORT));

        asterisk.call("1000").dialling("3314").place().awaitAnswered().hangUp();

        assertThat(theOnlyRecord(engine).parties().routed()).isEqualTo("PJSIP/3314@second");
    }

    @Test
    void a_callee_that_is_busy_has_decided_and_no_other_target_is_tried() throws InterruptedException {
        CallEngine engine = started(engine(new DialAndBridge(call -> Route.inOrder(
                List.of(DialTarget.pjsip("first", call.dialled()), DialTarget.pjsip("second", call.dialled()))))));
        asterisk.callees().on("3314", CalleeScript.busy(), CalleeScript.answersAfter(SHORT));

        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitEnded();

        assertThat(call.finalSipStatus()).isEqualTo(486);
        assertThat(theOnlyRecord(engine).attempts()).hasSize(1);
    }

    @Test
    void the_second_target_answers_when_the_first_is_busy_and_the_route_goes_on_after_any_failure()
            throws InterruptedException {
        // Given
        CallEngine engine = started(engine(new DialAndBridge(call -> Route.inOrder(
                        List.of(DialTarget.pjsip("first", call.dialled()), DialTarget.pjsip("second", call.dialled())))
                .with(FailOver.ALWAYS))));
        asterisk.callees().on("3314", CalleeScript.busy(), CalleeScript.answersAfter(SHORT));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        call.hangUp();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.attempts()).hasSize(2);
        assertThat(cdr.attempts().get(0).cause()).isEqualTo(HangupCause.USER_BUSY);
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/3314@second");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3314;npdi=yes;rn=13105550000",
                "3-3-1-4",
                "(33)14",
                "3314;phone-context=example.com",
                "tel:3314",
                "3314;user=phone",
                "3314;transport=tcp"
            })
    void a_number_in_a_form_of_rfc_3966_rings_its_target_and_the_record_keeps_what_came(String dialled)
            throws InterruptedException {
        // Given
        CallEngine engine = started(engine(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled()))));

        // When
        SimulatedCall call = asterisk.call("1000").dialling(dialled).place().awaitAnswered();
        call.hangUp();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.parties().dialled()).isEqualTo(dialled);
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/3314@peer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9003314", "9-003314", "(9)003314", "tel:900-3314;rn=3314"})
    void a_number_that_the_router_refuses_passes_it_by_in_no_form(String dialled) throws InterruptedException {
        // Given
        CallEngine engine =
                started(engine(new DialAndBridge(call -> call.dialled().startsWith("900")
                        ? Route.refuse(HangupCause.CALL_REJECTED)
                        : DialTarget.pjsip("peer", call.dialled()))));

        // When
        SimulatedCall call = asterisk.call("1000").dialling(dialled).place().awaitEnded();

        // Then
        assertThat(call.finalSipStatus()).isEqualTo(403);
        assertThat(theOnlyRecord(engine).parties().dialled()).isEqualTo(dialled);
    }

    @ParameterizedTest
    @CsvSource({"*97, *97", "alice, alice", "3-3-1-4, 3314", "s, s", "1900@premium, 1900@premium"})
    void another_pattern_is_asked_for_the_number_and_for_all_that_came_where_there_is_none(
            String dialled, String number) throws InterruptedException {
        // Given
        CallEngine engine = started(engine(new DialAndBridge(call -> DialTarget.endpoint("agent1"))
                .accepting(Pattern.compile(Pattern.quote(number)))));

        // When
        SimulatedCall call = asterisk.call("1000").dialling(dialled).place().awaitAnswered();
        call.hangUp();

        // Then
        assertThat(theOnlyRecord(engine).parties().routed()).isEqualTo("PJSIP/agent1");
    }

    @Test
    void a_telephone_is_dialled_as_it_registered() throws InterruptedException {
        // Given
        ContactUri contact = new ContactUri("sip:k2@192.0.2.7:5062;transport=tcp");
        CallEngine engine = started(engine(new DialAndBridge(
                call -> Route.inOrder(List.of(DialTarget.endpoint("agent1"), DialTarget.contact("agent1", contact))))));
        asterisk.callees().on("agent1", CalleeScript.ringsThenRejects(SHORT, 503));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        call.hangUp();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.attempts())
                .extracting(CdrLeg::target)
                .containsExactly("PJSIP/agent1", "PJSIP/agent1/sip:k2@192.0.2.7:5062;transport=tcp");
    }

    @Test
    void a_stasis_start_that_overtakes_the_response_of_its_create_is_no_surprise() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.answersAfter(SHORT).enteringStasisBeforeResponse());

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        call.hangUp();

        // Then
        theOnlyRecord(engine);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422, 500})
    void every_status_on_every_command_of_the_set_up_ends_in_one_record_and_leaves_nothing(int status)
            throws InterruptedException {
        List<Operation> commands = List.of(
                Operation.CREATE_CHANNEL, Operation.CREATE_BRIDGE_WITH_ID, Operation.ADD_CHANNEL, Operation.DIAL);
        CallEngine engine = engine();
        asterisk.callees().otherwise(CalleeScript.answersThenHangsUp(SHORT, SHORT));
        for (Operation command : commands) {
            // Given
            asterisk.faults().clear();
            asterisk.faults().on(command).replyOnce(status);

            // When
            asterisk.call("1000").dialling("3314").place().awaitEnded();

            // Then
            theOnlyRecord(engine);
            cdrs.records().clear();
        }
    }

    @Test
    void a_dial_whose_response_is_lost_is_not_sent_again() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(50)));
        asterisk.faults().on(Operation.DIAL).once().loseReply();

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        call.hangUp();

        // Then
        theOnlyRecord(engine);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"CREATE_CHANNEL", "CREATE_BRIDGE_WITH_ID"})
    void a_create_that_was_lost_with_its_connection_is_sent_once_more(Operation create) throws InterruptedException {
        // Given: it is sent again a second later, when the event socket is back
        CallEngine engine = started(dialling().settings(CallEngineSettings.defaults()));
        asterisk.callees().on("3314", CalleeScript.answersAfter(SHORT));
        asterisk.faults().on(create).once().loseRequest();

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        call.hangUp();

        // Then
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(asterisk.requestLog().count(create)).isEqualTo(2);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "duplicate"})
    void missing_and_doubled_stasis_ends_do_not_matter(String fault) throws InterruptedException {
        // Given
        CallEngine engine = engine();
        if (fault.equals("drop")) {
            asterisk.faults().onEvent("StasisEnd").drop();
        } else {
            asterisk.faults().onEvent("StasisEnd").duplicate();
        }
        asterisk.callees().on("3314", CalleeScript.answersAfter(SHORT));
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();

        // When
        call.hangUp();

        // Then
        theOnlyRecord(engine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1900@premium/premium,",
                "1900@premium/,premium,",
                "1900;m-unknown=1",
                "123456789012345678901",
                "*97",
                "19 00",
                "abc",
                "+",
                "1900,30",
                "1900&PJSIP/2",
                "1900?X=y",
                "19%4000"
            })
    void what_is_no_number_never_reaches_asterisk(String dialled) throws InterruptedException {
        // Given
        CallEngine engine = engine();

        // When
        SimulatedCall call = asterisk.call("1000").dialling(dialled).place().awaitEnded();

        // Then
        assertThat(call.finalSipStatus()).isEqualTo(484);
        assertThat(asterisk.requestLog().count(Operation.CREATE_CHANNEL)).isZero();
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.REFUSED);
    }

    @Test
    void a_draining_engine_refuses_new_calls_and_keeps_the_live_ones() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().otherwise(CalleeScript.answersAfter(SHORT));
        SimulatedCall live = asterisk.call("1000").dialling("3314").place().awaitAnswered();

        // When
        engine.drain();
        SimulatedCall late = asterisk.call("1001").dialling("3315").place().awaitEnded();

        // Then
        assertThat(late.finalSipStatus()).isEqualTo(503);
        assertThat(live.isEnded()).isFalse();
        live.hangUp();
        theOnlyRecord(engine);
    }

    @Test
    void calls_that_ended_while_the_socket_was_gone_are_found_out_when_it_is_back() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.answersAfter(SHORT));
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        asterisk.faults().onEvent("ChannelHangupRequest").drop();
        asterisk.faults().onEvent("StasisEnd").drop();
        asterisk.faults().onEvent("ChannelDestroyed").drop();

        // When
        call.hangUp();
        call.awaitEnded();
        asterisk.faults().cutSockets();

        // Then
        theOnlyRecord(engine);
    }

    @Test
    void a_caller_whose_entry_was_lost_is_taken_in_when_the_socket_is_back() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.answersAfter(SHORT));
        asterisk.faults().onEvent("StasisStart").once().drop();
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();

        // When
        asterisk.faults().cutSockets();

        // Then
        call.awaitAnswered();
        call.hangUp();
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_leg_that_is_created_during_a_look_at_asterisk_is_not_missing() throws InterruptedException {
        // Given
        CallEngine engine = started(CallEngine.builder(patientClient())
                .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .sessions(sessions)
                .cdrs(cdrs)
                .settings(CallEngineSettings.defaults().withLookEvery(Duration.ofMillis(100))));
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, Duration.ofSeconds(1)));
        asterisk.faults().on(Operation.CREATE_CHANNEL).delayExecution(Duration.ofMillis(300));
        asterisk.faults().on(Operation.LIST_CHANNELS).delayReply(Duration.ofMillis(500));

        // When
        asterisk.call("1000").dialling("3314").place().awaitEnded();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().source()).isEqualTo(EndSource.EVENT);
    }

    @Test
    void a_leg_whose_beginning_and_end_were_both_lost_is_missed() throws InterruptedException {
        // Given
        CallEngine engine = started(CallEngine.builder(patientClient())
                .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .sessions(sessions)
                .cdrs(cdrs)
                .settings(CallEngineSettings.defaults().withLookEvery(Duration.ofMillis(100))));
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, Duration.ofMillis(500)));
        asterisk.faults().onEvent("StasisStart").nth(2).drop();
        asterisk.faults().onEvent("ChannelHangupRequest").drop();
        asterisk.faults().onEvent("StasisEnd").drop();
        asterisk.faults().onEvent("ChannelDestroyed").drop();

        // When
        asterisk.call("1000").dialling("3314").place().awaitEnded();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().source()).isEqualTo(EndSource.RECONCILED);
    }

    @Test
    void an_answer_that_no_event_told_is_known_from_the_end_of_the_call() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.faults().onEvent("ChannelStateChange").drop();
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, SHORT));

        // When
        asterisk.call("1000").dialling("3314").place().awaitEnded();

        // Then
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void an_answer_that_no_event_told_is_known_from_a_party_that_leaves_the_bridge() throws InterruptedException {
        // Given
        CallEngine engine = engine();
        asterisk.faults().onEvent("ChannelStateChange").drop();
        asterisk.faults().onEvent("ChannelHangupRequest").drop();
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));

        // When
        asterisk.call("1000")
                .dialling("3314")
                .following(CallerScript.hangsUpAfter(SHORT))
                .place()
                .awaitEnded();

        // Then
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_hundred_calls_at_once_end_well() throws InterruptedException {
        // Given
        CallEngine engine = started(CallEngine.builder(patientClient())
                .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .cdrs(cdrs));
        asterisk.callees().otherwise(CalleeScript.answersThenHangsUp(SHORT, Duration.ofMillis(200)));

        // When
        for (int call = 0; call < 100; call++) {
            asterisk.call("1000").dialling("3" + (1000 + call)).place();
        }

        // Then
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 100);
        assertThat(cdrs.records()).allMatch(cdr -> cdr.disposition() == Disposition.ANSWERED);
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        asterisk.awaitNoChannels(PATIENCE);
        assertThat(asterisk.bridges()).isEmpty();
    }
}
