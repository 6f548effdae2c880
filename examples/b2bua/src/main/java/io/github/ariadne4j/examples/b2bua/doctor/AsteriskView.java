package io.github.ariadne4j.examples.b2bua.doctor;

import io.github.ariadne4j.ari.model.AsteriskInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an Asterisk shows of itself through ARI. Every method blocks, and throws an {@code AriException} where it is refused. */
interface AsteriskView {
    AsteriskInfo info();

    /** Whether the user may do more than read. */
    boolean mayWrite();

    /** Whether an application of this name is connected. */
    boolean isServed(String application);

    /** The modules that run, as {@code res_ari.so}. */
    List<String> modules();

    /** The names of the PJSIP endpoints. */
    List<String> endpoints();

    /** What {@code pjsip.conf} and the defaults say of an endpoint. */
    Map<String, String> endpoint(String name);

    /** A value of a file of configuration; empty if ARI does not show it, as without {@code func_config.so}. */
    Optional<String> configured(String file, String section, String key);

    /** By how much Asterisk's clock is before this machine's, to a second; empty if Asterisk does not tell its time. */
    Optional<Duration> clockLead();
}
