package com.example.flows;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * Selects one flow while the office is open, another one while it is closed. The time zone is that of the clock, which a test can
 * replace. Any thread.
 */
public final class OfficeHours implements FlowSelector {
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    private final Clock clock;
    private final CallFlow open;
    private final CallFlow closed;

    /** Monday to Friday, 9:00 to 17:00 by this clock. */
    public OfficeHours(Clock clock, CallFlow open, CallFlow closed) {
        this.clock = clock;
        this.open = open;
        this.closed = closed;
    }

    @Override
    public CallFlow flowFor(IncomingCall call) {
        return isOpen(ZonedDateTime.now(clock)) ? open : closed;
    }

    private static boolean isOpen(ZonedDateTime now) {
        LocalTime time = now.toLocalTime();
        return !WEEKEND.contains(now.getDayOfWeek()) && !time.isBefore(OPENS) && time.isBefore(CLOSES);
    }
}
