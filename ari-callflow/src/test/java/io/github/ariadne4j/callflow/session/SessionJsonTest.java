package io.github.ariadne4j.callflow.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionJsonTest {
    private final CallSession young = Sessions.of(Sessions.origin());

    @Test
    void a_session_that_has_just_begun_comes_back_as_it_was() {
        assertThat(writtenAndRead(young)).isEqualTo(young);
    }

    @Test
    void everything_that_is_known_of_a_call_comes_back() {
        // Given
        CallSession full = Sessions.ended(Sessions.answered(Sessions.of(Sessions.origin(), "\r\n\u0000\"{}\\ ☎ 😀")))
                .ownedBy(new CallSession.Owner(1_790_000_000_123L, 2, 7))
                .with(Map.of("menu", "sales", "", "\n"), Map.of("tariff", "night", "é", ""));
        assertThat(full.attempts())
                .last()
                .satisfies(attempt -> assertThat(attempt.times().answered()).isNotNull());

        // When
        CallSession read = writtenAndRead(full);

        // Then
        assertThat(read).isEqualTo(full);
    }

    @ParameterizedTest
    @EnumSource(EndSource.class)
    void how_the_end_is_known_comes_back(EndSource source) {
        // Given
        EndReason reason = new EndReason(Party.NETWORK, HangupCause.UNKNOWN, null);
        CallSession ended = young.endedBy(
                new CallEnd(Disposition.FAILED, reason, source, Instant.parse("2026-11-23T10:15:30.000000001Z")));

        // When
        CallSession read = writtenAndRead(ended);

        // Then
        assertThat(read).isEqualTo(ended);
    }

    @Test
    void a_session_is_one_line() {
        assertThat(SessionJson.write(Sessions.of(Sessions.origin(), "two\nlines\r")))
                .doesNotContain("\n", "\r");
    }

    @Test
    void what_a_newer_version_added_is_passed_over() {
        // Given
        String line = SessionJson.write(young)
                .replaceFirst("\\{", "{\"new\":{\"deep\":[1,null]},")
                .replace("\"call\":{", "\"call\":{\"new\":1.5,")
                .replace("\"timeline\":{", "\"timeline\":{\"new\":true,");

        // When
        CallSession read = SessionJson.read(line);

        // Then
        assertThat(read).isEqualTo(young);
    }

    @Test
    void what_the_version_before_wrote_is_read() {
        // Given
        String line = "{\"application\":\"b2bua\",\"asterisk\":\"00:16:3e:aa:bb:cc\",\"epoch\":5,\"takenUp\":1,"
                + "\"attemptsBefore\":2,\"call\":{\"id\":\"00000000-0000-0000-0000-000000000001\","
                + "\"channel\":\"1700000000.1\",\"callerName\":\"é\",\"caller\":\"100\",\"dialled\":\"200\","
                + "\"context\":\"from-trunk\",\"account\":\"acme\",\"trunk\":\"trunk\",\"args\":[\"a\"]},"
                + "\"timeline\":{\"started\":\"2026-11-23T10:15:30.123456Z\"},\"attempts\":[{\"endpoint\":\"PJSIP/200\","
                + "\"started\":\"2026-11-23T10:15:31Z\",\"cause\":null,\"sipStatus\":486}],\"data\":{\"menu\":\"sales\"},"
                + "\"notes\":{},\"end\":{\"disposition\":\"BUSY\",\"by\":\"CALLEE\",\"cause\":17,\"sipStatus\":486,"
                + "\"source\":\"EVENT\"}}";

        // When
        CallSession read = SessionJson.read(line);

        // Then
        assertThat(read.data()).containsEntry("menu", "sales");
        assertThat(SessionJson.write(read)).isEqualTo(line);
    }

    /** As an earlier version wrote it: one answer, and attempts without times. */
    private static String withOneAnswer(String attempts) {
        return "{\"application\":\"b2bua\",\"asterisk\":\"00:16:3e:aa:bb:cc\",\"epoch\":5,\"takenUp\":0,"
                + "\"attemptsBefore\":0,\"call\":{\"id\":\"00000000-0000-0000-0000-000000000001\","
                + "\"channel\":\"1700000000.1\"},\"timeline\":{\"started\":\"2026-11-23T10:15:30Z\","
                + "\"answered\":\"2026-11-23T10:15:32Z\"},\"attempts\":[" + attempts + "]}";
    }

    @Test
    void the_one_answer_that_an_earlier_version_knew_is_that_of_the_callee_who_is_there_else_of_the_flow() {
        // Given
        String failed = "{\"endpoint\":\"PJSIP/1\",\"started\":\"2026-11-23T10:15:31Z\",\"cause\":17}";
        String open = "{\"endpoint\":\"PJSIP/2\",\"started\":\"2026-11-23T10:15:31Z\",\"cause\":null}";
        Instant answer = Instant.parse("2026-11-23T10:15:32Z");

        // When
        CallSession talking = SessionJson.read(withOneAnswer(failed + ',' + open));
        CallSession served = SessionJson.read(withOneAnswer(failed));

        // Then
        assertThat(talking.timeline().calleeAnswered()).isEqualTo(answer);
        assertThat(talking.served()).isFalse();
        assertThat(served.timeline().calleeAnswered()).isNull();
        assertThat(served.timeline().callerAnswered()).isEqualTo(answer);
        assertThat(served.served()).isTrue();
    }

    @Test
    void an_earlier_version_finds_the_answer_where_it_looks_for_it() {
        assertThat(SessionJson.write(Sessions.answered(young)))
                .contains(
                        "\"answered\":\"" + Sessions.answered(young).timeline().calleeAnswered() + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "1",
                "{}",
                "{\"call\":",
                "no JSON",
                "{\"call\":{\"id\":\"no-uuid\"}}",
                "{\"call\":{\"id\":\"00000000-0000-0000-0000-000000000001\"},\"timeline\":{\"started\":\"yesterday\"}}"
            })
    void what_is_no_session_is_told_as_such(String line) {
        assertThatThrownBy(() -> SessionJson.read(line))
                .isInstanceOf(SessionStoreException.class)
                .hasMessageStartingWith("a session cannot be read: ");
    }

    @Test
    void a_line_that_was_cut_off_anywhere_is_told_as_such() {
        // Given
        String line = SessionJson.write(Sessions.ended(Sessions.answered(young)));

        // When
        for (int length = 0; length < line.length(); length++) {
            String torn = line.substring(0, length);

            // Then
            assertThatThrownBy(() -> SessionJson.read(torn)).isInstanceOf(SessionStoreException.class);
        }
    }

    private static CallSession writtenAndRead(CallSession session) {
        return SessionJson.read(SessionJson.write(session));
    }
}
