package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.RtpSummary;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.LoggedRequest;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** If {@code channelvars} lists the variables, the events at the end of a channel have its RTP statistics. */
class MediaOfLegsTest extends EngineOnSimulator {
    private static final String[] NAMES = {"RTPAUDIOQOS", "RTPAUDIOQOSJITTER", "RTPAUDIOQOSRTT"};
    private static final RtpSummary OF_CALLER = new RtpSummary(390, 386, 3L, 0L, 3.0, 1.0, null);
    private static final RtpSummary OF_CALLEE = new RtpSummary(386, 390, 0L, 2L, 3.0, 1.0, null);

    private SimulatedCall call;
    private SimulatedCallee callee;

    private CallEngine talking() {
        CallEngine engine = started(engine(new DialAndBridge(dialled -> DialTarget.pjsip("peer", dialled.dialled()))));
        asterisk.callees().on("3314", CalleeScript.answersAfter(Duration.ofMillis(20)));
        talkAgain();
        return engine;
    }

    private void talkAgain() {
        call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        callee = asterisk.awaitDialled("3314");
    }

    /** Asterisk sets them when it hangs up the channel, by itself or on request. */
    private void leave(String channel, long received, long sent, long lostIn, long lostOut) {
        set(
                channel,
                NAMES[0],
                "lp=" + lostIn + ";rxcount=" + received + ";txcount=" + sent + ";rlp=" + lostOut
                        + ";rxmes=88.0;txmes=88.0");
        set(channel, NAMES[1], "avgrxjitter=000.003000;avgtxjitter=000.001000;");
        set(channel, NAMES[2], "     avgrtt=000.000000;");
    }

    private void set(String channel, String name, String value) {
        asterisk.console().setVariable(channel, name, value);
    }

    private void leaveAll() {
        leave(call.channelId(), 390, 386, 3, 0);
        leave(callee.channelId(), 386, 390, 0, 2);
    }

    /** The variables that were requested of the two channels during the call, in any order. */
    private List<String> askedUntilItsEnd(CallEngine engine) throws InterruptedException {
        call.hangUp();
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        callee.awaitEnded();
        List<String> asked = new ArrayList<>();
        for (LoggedRequest request : asterisk.requestLog().requests()) {
            if (request.concerns(call.channelId()) || request.concerns(callee.channelId())) {
                asked.add(request.method() + ' ' + request.operation());
            }
        }
        return asked;
    }

    @Test
    void both_legs_of_a_call_are_told_whichever_hangs_up() throws InterruptedException {
        // Given
        asterisk.channelVariables(NAMES);
        CallEngine engine = talking();
        leaveAll();

        // When
        callee.hangsUp();

        // Then
        assertThat(theOnlyRecord(engine).legs()).extracting(CdrLeg::rtp).containsExactly(OF_CALLER, OF_CALLEE);
    }

    @Test
    void it_costs_no_request_and_where_it_is_not_told_nothing_is_known() throws InterruptedException {
        // Given
        CallEngine engine = talking();
        leaveAll();
        List<String> without = askedUntilItsEnd(engine);
        asterisk.channelVariables(NAMES);
        asterisk.requestLog().clear();
        talkAgain();
        leaveAll();

        // When
        List<String> with = askedUntilItsEnd(engine);

        // Then
        assertThat(with).containsOnlyOnce("DELETE Optional[HANG_UP]").containsExactlyInAnyOrderElementsOf(without);
        assertThat(cdrs.records().get(0).legs()).extracting(CdrLeg::rtp).containsOnlyNulls();
        assertThat(cdrs.records().get(1).legs()).extracting(CdrLeg::rtp).containsExactly(OF_CALLER, OF_CALLEE);
    }

    @Test
    void the_destruction_of_a_channel_tells_it_too_should_the_first_event_be_lost() throws InterruptedException {
        // Given
        asterisk.channelVariables(NAMES);
        CallEngine engine = talking();
        leaveAll();
        asterisk.faults().onEvent("ChannelHangupRequest").drop();

        // When
        callee.hangsUp();

        // Then
        assertThat(theOnlyRecord(engine).legs()).extracting(CdrLeg::rtp).containsExactly(null, OF_CALLEE);
    }

    @Test
    void what_cannot_be_read_is_not_known_and_the_call_ends_as_always() throws InterruptedException {
        // Given
        asterisk.channelVariables(NAMES);
        CallEngine engine = talking();
        set(call.channelId(), NAMES[0], "rxcount=\u0000;;=;rxcount=1e999");

        // When
        call.hangUp();

        // Then
        assertThat(theOnlyRecord(engine).legs()).extracting(CdrLeg::rtp).containsOnlyNulls();
    }
}
