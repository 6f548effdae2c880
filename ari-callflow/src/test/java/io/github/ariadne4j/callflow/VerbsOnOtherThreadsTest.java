package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.Dial;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.flow.ScreenedCallee;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verbs of a flow work on its own thread only, whether it is durable or not. */
class VerbsOnOtherThreadsTest extends EngineOnSimulator {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String OTHER = "thread-of-the-test";

    private final Map<String, Throwable> thrown = new HashMap<>();
    private final List<String> unharmed = new ArrayList<>();

    static Stream<Named<UnaryOperator<CallFlow>>> kinds() {
        return Stream.of(
                Named.of("a flow", flow -> flow),
                Named.of("a durable flow", flow -> DurableFlow.of("threads", 1, flow)));
    }

    private static Map<String, Consumer<Call>> verbs() {
        AnsweredLeg leg = new AnsweredLeg(1, new ChannelId("1.1"));
        DialTarget target = DialTarget.pjsip("peer", "3314");
        Map<String, Consumer<Call>> verbs = new HashMap<>();
        verbs.put("header", call -> call.header("X-Trace"));
        verbs.put("variable", call -> call.variable("CAMPAIGN"));
        verbs.put("answer", Call::answer);
        verbs.put("ring", Call::ring);
        verbs.put("progress", Call::progress);
        verbs.put("play", call -> call.play(Prompt.sound("welcome")));
        verbs.put("gather", call -> call.gather(Gather.exactly(1)));
        verbs.put("pause", call -> call.pause(SECOND));
        verbs.put("record", call -> call.record(Recording.upTo(SECOND)));
        verbs.put("recordTalk", call -> call.recordTalk(Recording.ofTalk(SECOND), TalkTracks.MIXED));
        verbs.put("hold", call -> call.hold(Party.CALLER));
        verbs.put("unhold", call -> call.unhold(Party.CALLER));
        verbs.put("mute", call -> call.mute(Party.CALLER, MuteDirection.IN));
        verbs.put("unmute", call -> call.unmute(Party.CALLER, MuteDirection.IN));
        verbs.put("music", call -> call.music(Party.CALLER, "default"));
        verbs.put("stopMusic", call -> call.stopMusic(Party.CALLER));
        verbs.put("sendDtmf", call -> call.sendDtmf(Party.CALLER, "1"));
        verbs.put("dial", call -> call.dial(target));
        verbs.put("hangUpCallee", call -> call.hangUpCallee(HangupCause.NORMAL_CLEARING));
        verbs.put("connect", call -> call.connect(leg, Connect.of()));
        verbs.put("transfer", call -> call.transfer(leg, WarmTransfer.to(target)));
        verbs.put("join", call -> call.join(Room.named("board")));
        verbs.put("handOver", call -> call.handOver(leg));
        verbs.put("dialAndBridge", call -> call.dialAndBridge(target));
        verbs.put("leave", call -> call.redirect(new ContactUri("sip:3314@peer.example")));
        verbs.put("originate", call -> call.originate(Originate.to(target, Call::answer)));
        verbs.put("hangUp", call -> call.hangUp(HangupCause.NORMAL_CLEARING));
        verbs.put("put", call -> call.session().put(SessionKey.text("key"), "value"));
        verbs.put("recorded", call -> call.recorded("name", () -> "value"));
        verbs.put("continueAs", call -> call.continueAs(DurableFlow.of("next", 1, Call::answer)));
        verbs.put("note", call -> call.note("name", "value"));
        return verbs;
    }

    private <T> void elsewhere(T subject, Map<String, Consumer<T>> verbs) {
        Thread other = new Thread(
                () -> verbs.forEach((name, verb) -> {
                    try {
                        verb.accept(subject);
                        unharmed.add(name);
                    } catch (RuntimeException e) {
                        thrown.put(name, e);
                    }
                }),
                OTHER);
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void eachFailedIn(String call) {
        assertThat(unharmed).isEmpty();
        assertThat(thrown)
                .allSatisfy((verb, failure) -> assertThat(failure)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("the verb " + verb + " of call " + call + " was used on Thread[")
                        .hasMessageContaining(OTHER)
                        .hasMessageEndingWith("any other thread uses the orders of engine.handle(id)"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_verb_that_another_thread_uses_fails_and_does_nothing(UnaryOperator<CallFlow> kind) throws Exception {
        // Given
        CallEngine engine = started(engine(kind.apply(call -> {
            elsewhere(call, verbs());
            call.note("own", "works");
            call.hangUp(HangupCause.USER_BUSY);
        })));

        // When
        assertThat(asterisk.call("1000").dialling("100").place().awaitEnded().hangupCause())
                .isEqualTo(HangupCause.USER_BUSY.code());

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(thrown).hasSameSizeAs(verbs());
        eachFailedIn(cdr.callId().toString());
        assertThat(cdr.custom()).containsOnly(Map.entry("own", "works"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void so_does_one_of_a_screening(UnaryOperator<CallFlow> kind) throws Exception {
        // Given
        asterisk.callees().otherwise(CalleeScript.answersAfter(Duration.ofMillis(20)));
        Map<String, Consumer<ScreenedCallee>> verbs = Map.of(
                "play", callee -> callee.play(Prompt.sound("press-1")),
                "gather", callee -> callee.gather(Gather.exactly(1)),
                "pause", callee -> callee.pause(SECOND));
        CallEngine engine = started(engine(kind.apply(call -> {
            call.dial(Dial.to(DialTarget.pjsip("peer", "3314")).screenedBy(callee -> {
                elsewhere(callee, verbs);
                return false;
            }));
            call.hangUp(HangupCause.USER_BUSY);
        })));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(thrown).hasSize(3);
        eachFailedIn(cdr.callId().toString());
    }
}
