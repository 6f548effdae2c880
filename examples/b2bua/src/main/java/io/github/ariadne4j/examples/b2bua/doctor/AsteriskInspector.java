package io.github.ariadne4j.examples.b2bua.doctor;

import io.github.ariadne4j.ari.model.AsteriskInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of an Asterisk that ARI shows. Every method blocks, and throws an {@code AriException} if its request is refused. */
interface AsteriskInspector {
    AsteriskInfo info();

    /** Whether the user may write. */
    boolean mayWrite();

    /** Whether an application of this name is connected. */
    boolean isServed(String application);

    /** The running modules, as {@code res_ari.so}. */
    List<String> modules();

    /** The names of the PJSIP endpoints. */
    List<String> endpoints();

    /** The options of an endpoint, from {@code pjsip.conf} and the defaults. */
    Map<String, String> endpoint(String name);

    /** A value of a configuration file; empty if ARI does not show it, as without {@code func_config.so}. */
    Optional<String> configured(String file, String section, String key);

    /** The lead of Asterisk's clock over this machine's, to a second; empty if Asterisk does not report its time. */
    Optional<Duration> clockLead();
}
