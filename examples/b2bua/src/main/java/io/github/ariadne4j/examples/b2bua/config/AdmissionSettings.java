package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.callflow.gate.NumberRules;
import java.time.Duration;

/**
 * Which calls are taken.
 *
 * @param numbers which numbers may be called
 * @param mostCalls how many calls there may be at once
 * @param callsPerSecond how many new calls a second are taken; 0: any number
 * @param mostHops how often a call may come back
 * @param credit how long a call may be billed at the most, which its account must have credit for; zero: no credit is asked for
 * @param whenCreditUnknown whether a call is taken whose credit cannot be reserved
 * @param whenLimitsUnknown whether a call is taken whose limits cannot be read or counted
 * @param whenSessionLost whether a call is taken whose session cannot be written
 */
public record AdmissionSettings(
        NumberRules numbers,
        int mostCalls,
        int callsPerSecond,
        int mostHops,
        Duration credit,
        boolean whenCreditUnknown,
        boolean whenLimitsUnknown,
        boolean whenSessionLost) {}
