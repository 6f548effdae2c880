package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.callflow.route.DialTarget;
import org.jspecify.annotations.Nullable;

/**
 * A command line that checks an Asterisk and the stores of the settings.
 *
 * @param ari address of Asterisk and credentials
 * @param redisUrl the store of sessions; empty: in memory
 * @param cdrs the database of CDRs
 * @param hepAddress the address for SIP messages; empty: none
 * @param call a number of the dialplan to call; null: no call is placed
 * @param json whether the findings are printed as JSON
 */
public record DoctorOptions(
        AriSettings ari,
        String redisUrl,
        CdrSettings cdrs,
        String hepAddress,
        @Nullable DialTarget call,
        boolean json) implements CommandOptions {}
