package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.hep.SipMessageStore;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.cdr.CdrWriteException;
import io.github.ariadne4j.callflow.recorder.CallChannel;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.CallSummary;
import io.github.ariadne4j.callflow.recorder.LadderEntry;
import io.github.ariadne4j.callflow.recorder.Lane;
import io.github.ariadne4j.callflow.recorder.RecordedCall;
import io.github.ariadne4j.callflow.recorder.RecorderSettings;
import io.github.ariadne4j.callflow.recorder.SipTelephone;
import io.github.ariadne4j.callflow.recorder.export.Mermaid;
import io.github.ariadne4j.callflow.recorder.export.ReplayTest;
import io.github.ariadne4j.callflow.recorder.export.TextLadder;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The ladder diagram of a call has its steps. */
class RecordedLaddersTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final CallRecorder recorder = new CallRecorder(RecorderSettings.defaults());

    private Duration ahead = Duration.ZERO;
    private final SipMessageStore sip = new SipMessageStore(
            SipMessageStore.Limits.defaults(), () -> Instant.now().plus(ahead));
    private final CallRecorder withSip = new CallRecorder(RecorderSettings.defaults(), sip);

    private CallEngine engine() {
        return started(engine(new DialAndBridge(Router.nonBlocking(call -> DialTarget.pjsip("peer", call.dialled()))))
                .observer(recorder));
    }

    private RecordedCall only() {
        return recorder.call(recorder.calls().get(0).id()).orElseThrow();
    }

    private RecordedCall answered() throws InterruptedException {
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        asterisk.call("1000").dialling("3314").place().awaitAnswered().hangUp();
        theOnlyRecord(engine);
        await().until(() ->
                only().entries().stream().anyMatch(entry -> entry.label().startsWith("CDR: done")));
        return only();
    }

    @Test
    void the_six_steps_of_a_call_are_entries_between_its_lanes() throws InterruptedException {
        RecordedCall call = answered();

        assertThat(call.lanes().stream().map(Lane::title))
                .containsExactly("caller", "Asterisk", "application", "leg 1", "store", "table of CDRs");
        assertThat(call.entries().stream()
                        .map(entry -> entry.from().title() + " > " + entry.to().title() + ": "
                                + entry.label().replaceAll(" (in|PJSIP/.*-).*", "")))
                .containsSubsequence(
                        "caller > application: StasisStart",
                        "application > leg 1: POST channel/create endpoint=PJSIP/3314@peer",
                        "leg 1 > application: StasisStart",
                        "application > Asterisk: POST bridge/addChannel",
                        "application > leg 1: POST channel/dial timeout=30",
                        "leg 1 > application: ChannelStateChange Up",
                        "application > caller: POST channel/answer",
                        "caller > application: ChannelDestroyed cause 16",
                        "application > store: end: done",
                        "application > table of CDRs: CDR: done");
        assertThat(call.entries()).noneMatch(entry -> entry.outcome() == LadderEntry.Outcome.PENDING);
        assertThat(call.summary().live()).isFalse();
    }

    @Test
    void a_record_that_is_written_long_after_the_call_is_in_its_ladder_and_the_call_is_no_longer_for_it()
            throws InterruptedException {
        // Given
        CompletableFuture<Void> written = new CompletableFuture<>();
        cdrs.completeWith(written);
        engine();
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        asterisk.call("1000").dialling("3314").place().awaitAnswered().hangUp();
        await().until(() -> cdrs.records().size() == 1
                && only().entries().stream().anyMatch(entry -> entry.label().startsWith("end: done")));
        Duration lasted = only().summary().lasted();
        assertThat(only().lanes().stream().map(Lane::title)).doesNotContain("table of CDRs");

        // When
        written.completeExceptionally(new CdrWriteException("the database is away", null));

        // Then
        await().until(() -> only().entries().stream()
                .anyMatch(entry -> entry.label().startsWith("CDR: the database is away in ")
                        && entry.outcome() == LadderEntry.Outcome.FAILED));
        assertThat(only().summary().lasted()).isEqualTo(lasted);
        cdrs.completeWith(CompletableFuture.completedFuture(null));
        await().until(() ->
                only().entries().stream().anyMatch(entry -> entry.label().startsWith("CDR: done in ")));
    }

    @Test
    void records_that_nothing_keeps_are_not_shown() throws InterruptedException {
        CallEngine engine = started(CallEngine.builder(ari)
                .flow(new DialAndBridge(Router.nonBlocking(call -> DialTarget.pjsip("peer", call.dialled()))))
                .observer(recorder));
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        asterisk.call("1000").dialling("3314").place().awaitAnswered().hangUp();

        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        await().until(() ->
                only().entries().stream().anyMatch(entry -> entry.label().startsWith("end: done")));
        assertThat(only().lanes().stream().map(Lane::title))
                .containsExactly("caller", "Asterisk", "application", "leg 1", "store");
    }

    @Test
    void a_terminal_shows_arrows_under_the_titles_of_lanes() throws InterruptedException {
        List<String> lines = TextLadder.of(answered()).lines().toList();

        assertThat(lines.get(1)).isEqualTo("1000 -> 3314, Released");
        assertThat(lines.get(TextLadder.HEADER_LINES - 1))
                .matches(" +seconds +delta +caller +Asterisk +application +leg 1 +store +table of CDR");
        assertThat(lines.get(TextLadder.HEADER_LINES)).contains("|------------------------>|", "StasisStart PJSIP/");
        assertThat(lines).anyMatch(line -> line.matches(".*\\|-+>\\| +\\| +\\| +POST channel/dial timeout=30"));
        assertThat(lines)
                .anyMatch(
                        line -> line.matches(".*\\|<\\.+\\| +\\| +\\| +done in \\d+\\.\\d ms \\(POST channel/dial.*"));
    }

    @Test
    void mermaid_draws_the_same() throws InterruptedException {
        assertThat(Mermaid.of(answered()))
                .startsWith("sequenceDiagram\n    participant CALLER as caller\n")
                .contains("    participant STORE as store\n    participant CDRS as table of CDRs\n")
                .containsPattern("APPLICATION->>CDRS: \\d\\.\\d+ CDR: done in ")
                .containsPattern("CALLER->>APPLICATION: 0\\.0\\d+ StasisStart")
                .containsPattern("APPLICATION->>LEG1: \\d\\.\\d+ POST channel/dial timeout=30\n")
                .containsPattern("Note over APPLICATION: .* AnswerSeen of leg 1: Hunt -#62; Connected\n");
    }

    @Test
    void sip_messages_of_both_legs_are_in_it_and_a_test_is_made_without_them() throws InterruptedException {
        CallEngine engine =
                started(engine(new DialAndBridge(Router.nonBlocking(call -> DialTarget.pjsip("peer", call.dialled()))))
                        .observer(withSip));
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        SimulatedCall placed = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        List<CallChannel> channels = onlyWithSip().channels();
        SipTelephone caller = new SipTelephone(channels.get(0).callId(), "from-a", "to-a");
        SipTelephone callee = new SipTelephone(channels.get(1).callId(), "from-b", "to-b");
        sip.accept(caller.request("INVITE", 1));
        sip.accept(callee.request("INVITE", 1));
        sip.accept(callee.answer(200, "OK", "INVITE", 1));
        placed.hangUp();
        theOnlyRecord(engine);
        sip.accept(callee.request("BYE", 2));

        RecordedCall call = onlyWithSip();

        assertThat(call.entries().stream()
                        .filter(LadderEntry.SipMessage.class::isInstance)
                        .map(entry -> entry.from().title() + " > " + entry.to().title() + ": " + entry.label()))
                .containsExactly(
                        "caller > Asterisk: INVITE sip:3314@198.51.100.7:50600",
                        "Asterisk > leg 1: INVITE sip:3314@198.51.100.7:50600",
                        "leg 1 > Asterisk: 200 OK",
                        "Asterisk > leg 1: BYE");
        assertThat(call.channels()).noneMatch(CallChannel::live);
        assertThat(call.masked().sipMessages().toString()).doesNotContain("3314", "1000");
        assertThat(ReplayTest.of(call)).isEqualTo(ReplayTest.of(call.withoutSip()));
    }

    @Test
    void what_comes_while_a_live_call_is_read_is_left_for_the_next_look() {
        started(engine(new DialAndBridge(Router.nonBlocking(call -> DialTarget.pjsip("peer", call.dialled()))))
                .observer(withSip));
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        SimulatedCall placed = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        SipTelephone caller = new SipTelephone(onlyWithSip().channels().get(0).callId(), "from-a", "to-a");
        ahead = Duration.ofHours(1);
        sip.accept(caller.request("INFO", 1));

        assertThat(onlyWithSip().sipMessages()).isEmpty();

        placed.hangUp();
        await().until(() -> onlyWithSip().sipMessages().size() == 1);
    }

    private RecordedCall onlyWithSip() {
        return withSip.call(withSip.calls().get(0).id()).orElseThrow();
    }

    @Test
    void a_call_is_live_until_it_has_ended() throws InterruptedException {
        CallEngine engine = engine();
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        await().until(() -> recorder.calls().get(0).plan().equals("Connected"));

        CallSummary summary = recorder.calls().get(0);

        assertThat(summary.live()).isTrue();
        assertThat(summary.caller()).isEqualTo("1000");
        assertThat(summary.dialled()).isEqualTo("3314");
        assertThat(summary.masked().caller()).isNotEqualTo("1000");
        call.hangUp();
        theOnlyRecord(engine);
        assertThat(recorder.calls().get(0).live()).isFalse();
    }
}
