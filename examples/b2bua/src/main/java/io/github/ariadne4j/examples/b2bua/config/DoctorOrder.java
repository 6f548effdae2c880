package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.ari.AriSettings;

/**
 * An Asterisk and the stores of the settings are to be checked.
 *
 * @param ari where Asterisk is, and as whom to ask it
 * @param redisUrl where sessions are to be; empty: in memory
 * @param cdrs where CDRs are to go
 * @param hepAddress where SIP messages are to be received; empty: nowhere
 * @param json whether a program reads the findings
 */
public record DoctorOrder(AriSettings ari, String redisUrl, CdrSettings cdrs, String hepAddress, boolean json)
        implements Order {}
