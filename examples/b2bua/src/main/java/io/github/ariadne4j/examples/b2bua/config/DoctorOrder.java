package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.callflow.route.DialTarget;
import org.jspecify.annotations.Nullable;

/**
 * An Asterisk and the stores of the settings are to be checked.
 *
 * @param ari where Asterisk is, and as whom to ask it
 * @param redisUrl where sessions are to be; empty: in memory
 * @param cdrs where CDRs are to go
 * @param hepAddress where SIP messages are to be received; empty: nowhere
 * @param call a number of the dialplan to be called; null: no call is placed
 * @param json whether a program reads the findings
 */
public record DoctorOrder(
        AriSettings ari,
        String redisUrl,
        CdrSettings cdrs,
        String hepAddress,
        @Nullable DialTarget call,
        boolean json) implements Order {}
