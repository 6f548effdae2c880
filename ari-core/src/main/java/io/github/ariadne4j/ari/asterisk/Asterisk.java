package io.github.ariadne4j.ari.asterisk;

import io.github.ariadne4j.ari.model.AsteriskInfo;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on the server itself ({@code /asterisk}). A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Asterisk_REST_API">Asterisk in Asterisk's documentation</a>
 */
public interface Asterisk {
    /** All sections of the server's info. */
    CompletionStage<AsteriskInfo> info();

    /** These sections of the server's info; values of all others are empty or null. */
    CompletionStage<AsteriskInfo> info(Set<InfoSection> sections);

    /** Completes when Asterisk answers. */
    CompletionStage<Void> ping();

    /**
     * Whether the ARI user of this client has write access; false with {@code read_only = yes} in {@code ari.conf}. It
     * sends a request that Asterisk rejects for all users, after the check of the right: nothing is changed.
     */
    CompletionStage<Boolean> mayWrite();

    /** Reads a global variable; empty if it is not set. */
    CompletionStage<String> variable(String name);

    /** Sets a global variable; the name is a constant of the program, never untrusted text. */
    CompletionStage<Void> setVariable(String name, String value);

    /** The modules of the server. */
    Modules modules();

    /** The logs of the server. */
    LogChannels logs();

    /** Configuration objects that can be changed while the server runs. */
    DynamicConfig config();
}
