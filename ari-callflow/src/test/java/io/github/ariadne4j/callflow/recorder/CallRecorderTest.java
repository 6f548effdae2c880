package io.github.ariadne4j.callflow.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelDtmfReceived;
import io.github.ariadne4j.ari.event.EventHeader;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.DialplanPosition;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.recorder.export.TextLadder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallRecorderTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final RecorderSettings SMALL = new RecorderSettings(10, 20_000);

    private long nanos;
    private final CallRecorder recorder = new CallRecorder(SMALL, null, null, () -> AT, () -> nanos += 1_000_000);

    private static CallId call(int number) {
        return CallId.of("asterisk", new ChannelId("1." + number), AT);
    }

    private static Channel channel(Map<String, String> variables) {
        return new Channel(
                new ChannelId("1.1"),
                "",
                "PJSIP/carrier-00000001",
                ChannelState.RING,
                new CallerId("", "1000"),
                new CallerId("", ""),
                "",
                new DialplanPosition("from-carrier", "3314", 1, "", ""),
                AT,
                "en",
                "",
                "",
                variables);
    }

    private static EventHeader header() {
        return new EventHeader(AT, "b2bua", "asterisk");
    }

    private void event(int call, AriEvent event, String json) {
        recorder.onEvent(call(call), event, () -> StandardCharsets.UTF_8.encode(json));
    }

    private void started(int call) {
        event(
                call,
                new StasisStart(header(), channel(Map.of()), List.of(), null),
                "{\"type\":\"StasisStart\",\"application\":\"b2bua\",\"channel\":{\"id\":\"1.1\"}}");
    }

    private void write(int call, int times) {
        for (int i = 0; i < times; i++) {
            recorder.onStoreWrite(call(call), "store", "update", Duration.ofMillis(1), null);
        }
    }

    private RecordedCall recorded(int call) {
        return recorder.call(call(call)).orElseThrow();
    }

    private String payloads(int call) {
        return recorded(call).entries().stream().map(LadderEntry::payload).collect(Collectors.joining("\n"));
    }

    @Test
    void an_entry_has_its_absolute_relative_and_delta_time() {
        started(1);
        write(1, 1);

        RecordedCall.Times times = recorded(1).timesOf(1);

        assertThat(times.absolute()).isEqualTo(AT.plusMillis(1));
        assertThat(times.relative()).isEqualTo(Duration.ofMillis(1));
        assertThat(times.delta()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void a_request_is_one_entry_with_its_answer_and_its_duration() {
        recorder.onRequest(call(1), 7, () -> "POST /ari/channels/1.1/dial?timeout=30&caller=1.2");
        assertThat(recorded(1).entries().get(0).outcome()).isEqualTo(LadderEntry.Outcome.PENDING);

        recorder.onAnswer(call(1), 7, Duration.ofMillis(3), null);

        assertThat(recorded(1).entries()).singleElement().isInstanceOfSatisfying(LadderEntry.Request.class, request -> {
            assertThat(request.label()).isEqualTo("POST channel/dial timeout=30");
            assertThat(request.query()).containsEntry("caller", "1.2");
            assertThat(request.outcome()).isEqualTo(LadderEntry.Outcome.DONE);
            assertThat(request.answer()).extracting(LadderEntry.Answer::took).isEqualTo(Duration.ofMillis(3));
        });
    }

    @Test
    void the_record_of_a_call_that_is_not_kept_begins_none() {
        recorder.onCdrWrite(call(1), "PostgreSQL", Duration.ofMillis(1), null);

        assertThat(recorder.calls()).isEmpty();
    }

    @Test
    void a_store_is_one_lane_that_is_titled_as_it_was_called_last() {
        started(1);
        recorder.onCdrWrite(call(1), "database", Duration.ofMillis(1), new IllegalStateException("away"));
        recorder.onCdrWrite(call(1), "PostgreSQL", Duration.ofMillis(1), null);

        assertThat(recorded(1).lanes().stream().map(Lane::title)).endsWith("application", "PostgreSQL");
        assertThat(TextLadder.of(recorded(1)).lines().toList())
                .endsWith(
                        "    0.0010   +0.0010        |            |            |----------->|       ! CDR: away in 1.0 ms",
                        "    0.0020   +0.0010        |            |            |----------->|       CDR: done in 1.0 ms");
    }

    @Test
    void digits_are_not_kept() {
        event(
                1,
                new ChannelDtmfReceived(header(), channel(Map.of()), "7", Duration.ZERO),
                "{\"type\":\"ChannelDtmfReceived\",\"digit\":\"7\"}");
        recorder.onRequest(call(1), 1, () -> "POST /ari/channels/1.1/dtmf?dtmf=4711&between=100");

        assertThat(payloads(1))
                .contains("{\"type\":\"ChannelDtmfReceived\",\"digit\":\"***\"}", "dtmf=***&between=100")
                .doesNotContain("\"7\"", "4711");
    }

    @Test
    void secrets_are_not_kept() {
        event(
                1,
                new StasisStart(header(), channel(Map.of("SIP_PASSWORD", "canary")), List.of(), null),
                "{\"channel\":{\"channelvars\":{\"SIP_PASSWORD\":\"canary\",\"OTHER\":\"seen\"}}}");
        recorder.onRequest(call(1), 1, () -> "POST /ari/channels/1.1/variable?variable=API_KEY&value=canary");
        recorder.onRequest(
                call(1),
                2,
                () -> "POST /ari/channels/create?app=b2bua\n{\"variables\":{\"Authorization\":\"canary\"}}");
        recorder.onAnswer(
                call(1), 2, Duration.ZERO, new IllegalStateException("no way to redis://user:canary@localhost:6379"));

        assertThat(payloads(1)).contains("seen", "Authorization").doesNotContain("canary");
        assertThat(recorded(1).toString()).doesNotContain("canary");
    }

    @Test
    void an_event_whose_variables_have_no_secret_name_is_kept_byte_for_byte() {
        String json = "{ \"channel\": {\"channelvars\":{\"RTPAUDIOQOS\":\"ssrc=1\"} } }";
        event(1, new StasisStart(header(), channel(Map.of("RTPAUDIOQOS", "ssrc=1")), List.of(), null), json);

        assertThat(payloads(1)).isEqualTo(json);
    }

    @Test
    void a_parameter_is_kept_whose_name_only_ends_as_that_of_a_secret() {
        String request = "POST /ari/channels/1.1/variable?variable=OPINION&value=4711&xdigit=3";
        recorder.onRequest(call(1), 1, () -> request);
        recorder.onRequest(call(1), 2, () -> "POST /ari/x?digit=4712&variable=My_PIN&value=4713");

        assertThat(payloads(1)).contains("4711", "xdigit=3").doesNotContain("4712", "4713");
    }

    @Test
    void what_was_read_of_a_call_stays_although_others_use_its_room() {
        started(1);
        write(1, 99);
        RecordedCall before = recorded(1);
        for (int call = 2; call <= 12; call++) {
            write(call, 99);
        }

        assertThat(recorder.call(call(1))).isEmpty();
        assertThat(before.entries()).hasSize(100);
    }

    @Test
    void of_a_long_call_the_beginning_and_the_end_are_kept_and_it_tells_what_was_left_out() {
        started(1);
        write(1, 1_000);

        RecordedCall call = recorded(1);
        assertThat(recorder.bytes()).isLessThanOrEqualTo(SMALL.bytes());
        assertThat(call.leftOut().isNothing()).isFalse();
        assertThat(call.leftOut().beginning()).isFalse();
        assertThat(call.entries().get(0)).isInstanceOf(LadderEntry.Event.class);
        assertThat(call.entries().get(KeptCall.KEPT_AT_EACH_END))
                .isInstanceOfSatisfying(
                        LadderEntry.Gap.class, gap -> assertThat(gap.leftOut()).isEqualTo(call.leftOut()));
        assertThat(call.entries())
                .hasSize(call.summary().entries() - call.leftOut().entries() + 1);
        assertThat(call.entries().get(call.entries().size() - 1).number()).isEqualTo(1_000);
    }

    @Test
    void the_oldest_calls_go_once_there_is_no_middle_to_leave_out() {
        for (int call = 1; call <= 9; call++) {
            started(call);
            write(call, 99);
        }

        assertThat(recorder.bytes()).isLessThanOrEqualTo(SMALL.bytes());
        assertThat(recorder.call(call(1))).isEmpty();
        assertThat(recorded(9).leftOut().isNothing()).isTrue();
    }

    @Test
    void no_more_calls_are_kept_than_there_may_be() {
        for (int call = 1; call <= 15; call++) {
            started(call);
        }

        assertThat(recorder.calls()).hasSize(10);
        assertThat(recorder.call(call(5))).isEmpty();
        assertThat(recorder.call(call(6))).isPresent();
    }

    @Test
    void masks_are_equal_for_equal_numbers_and_as_long() {
        event(
                1,
                new StasisStart(header(), channel(Map.of()), List.of(), null),
                "{\"channel\":{\"id\":\"1764366000.12\",\"caller\":{\"name\":\"Alice\",\"number\":\"491701234567\"},"
                        + "\"dialplan\":{\"exten\":\"3314\"}}}");
        recorder.onRequest(call(1), 1, () -> "POST /ari/channels/create?endpoint=PJSIP%2F3314%40peer&app=b2bua");

        String masked = recorded(1).masked().entries().stream()
                .map(LadderEntry::payload)
                .collect(Collectors.joining("\n"));

        assertThat(masked)
                .contains("1764366000.12", "\"number\":\"000000000001\"", "\"exten\":\"0002\"", "PJSIP/0002@peer")
                .doesNotContain("Alice", "491701234567", "3314");
    }

    @Test
    void tells_which_calls_are_new_and_which_are_gone_and_not_what_happens_in_between() {
        started(0);
        try (CallChanges changes = recorder.follow()) {
            assertThat(changes.take().isEmpty()).isTrue();

            started(1);
            write(1, 5);
            assertThat(changes.take().changed()).extracting(CallSummary::id).containsExactly(call(1));
            write(1, 5);
            assertThat(changes.take().isEmpty()).isTrue();

            for (int number = 2; number < 12; number++) {
                started(number);
            }
            CallChanges.Batch batch = changes.take();
            assertThat(batch.gone()).containsExactly(call(0), call(1));
            assertThat(batch.changed()).hasSize(10);
        }
    }

    @Test
    void more_changes_than_it_notes_are_told_as_such() {
        CallChanges changes = recorder.follow();
        for (int number = 0; number <= CallChanges.MOST; number++) {
            started(number);
        }

        assertThat(changes.take().isBehind()).isTrue();
        assertThat(changes.take().isEmpty()).isTrue();
        changes.close();
        started(1);
        assertThat(changes.take().isEmpty()).isTrue();
    }

    @Test
    void a_call_that_was_not_taken_came_nowhere() {
        started(1);

        CallSummary call = recorder.summary(call(1)).orElseThrow();

        assertThat(call.progress()).isEqualTo(CallSummary.Progress.NONE);
        assertThat(recorder.summary(call(2))).isEmpty();
    }
}
