package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.callflow.gate.NumberRules;
import java.time.Duration;

/**
 * The conditions under which calls are taken.
 *
 * @param numbers the numbers that may be called
 * @param mostCalls the maximum number of live calls
 * @param callsPerSecond the maximum number of new calls a second; 0: no limit
 * @param mostHops how often a call may come back
 * @param credit the maximum billed time of a call, which is reserved from the credit of its account; zero: without credit
 * @param whenCreditUnknown whether a call is taken if its credit cannot be reserved
 * @param whenLimitsUnknown whether a call is taken if its limits cannot be read or counted
 * @param whenSessionLost whether a call is taken if its session cannot be written
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
