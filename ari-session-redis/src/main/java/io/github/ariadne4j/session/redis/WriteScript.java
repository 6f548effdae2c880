package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The keys and arguments of {@link SessionScripts#WRITE}, for several sessions of one owner. Filled and read by one
 * thread.
 */
final class WriteScript {
    private static final String LIVES = "-1";

    private final List<String> scriptKeys = new ArrayList<>();
    private final List<String> argv = new ArrayList<>();
    private final RedisKeys keys;

    /**
     * A script without sessions yet.
     *
     * @param any session of the owner
     * @param ownerLeaseMillis the lease for an owner that Redis has lost
     */
    WriteScript(RedisKeys keys, CallSession any, String ownerLeaseMillis) {
        this.keys = keys;
        RedisKeys.OfOrigin origin = keys.of(any.origin());
        scriptKeys.addAll(List.of(keys.epochs(), keys.owners(), keys.origins(), origin.live(), origin.ended()));
        argv.addAll(List.of(origin.name(), Long.toString(any.owner().epoch()), ownerLeaseMillis));
    }

    /** Adds the update of a live session. */
    void update(CallSession session) {
        add(session, LIVES);
    }

    /**
     * Adds the end of a session.
     *
     * @param leases the possible leases of its call
     */
    void end(CallSession session, Collection<String> leases) {
        add(session, Integer.toString(leases.size()));
        scriptKeys.addAll(leases);
    }

    private void add(CallSession session, String leases) {
        String id = session.id().toString();
        scriptKeys.add(keys.session(id));
        argv.add(id);
        argv.add(SessionJson.write(session));
        argv.add(leases);
    }

    String[] keys() {
        return scriptKeys.toArray(new String[0]);
    }

    String[] arguments() {
        return argv.toArray(new String[0]);
    }
}
