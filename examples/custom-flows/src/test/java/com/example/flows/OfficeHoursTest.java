package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.CallFlow;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTest {
    private static final CallFlow OPEN = call -> {};
    private static final CallFlow CLOSED = call -> {};

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T07:59:59Z, false",
        "2026-11-23T08:00:00Z, true",
        "2026-11-23T15:59:59Z, true",
        "2026-11-23T16:00:00Z, false",
        "2026-11-28T12:00:00Z, false",
        "2026-07-06T07:00:00Z, true",
    })
    void is_open_on_weekdays_from_nine_to_five_where_the_office_is(Instant now, boolean open) {
        // Given
        OfficeHours hours = new OfficeHours(Clock.fixed(now, ZoneId.of("Europe/Berlin")), OPEN, CLOSED);

        // When
        CallFlow flow = hours.flowFor(call());

        // Then
        assertThat(flow).isSameAs(open ? OPEN : CLOSED);
    }

    private static IncomingCall call() {
        return new IncomingCall(
                new CallId(new UUID(1, 2)),
                new ChannelId("1.1"),
                new CallerId("", "1000"),
                "100",
                "from-carrier",
                "",
                "carrier",
                List.of());
    }
}
