package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What became of several sessions of one owner, as {@link SessionScripts#WRITE} is told it. Filled and read by one thread. */
final class WriteScript {
    private static final String LIVES = "-1";

    private final List<String> touched = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final RedisKeys keys;

    /**
     * Writes of the owner of these sessions.
     *
     * @param any one of them
     * @param ownerLeaseMillis how long the lease of an owner lasts that Redis has lost
     */
    WriteScript(RedisKeys keys, CallSession any, String ownerLeaseMillis) {
        this.keys = keys;
        RedisKeys.OfOrigin origin = keys.of(any.origin());
        touched.addAll(List.of(keys.epochs(), keys.owners(), keys.origins(), origin.live(), origin.ended()));
        told.addAll(List.of(origin.name(), Long.toString(any.owner().epoch()), ownerLeaseMillis));
    }

    /** A session that lives. */
    void update(CallSession session) {
        add(session, LIVES);
    }

    /**
     * A session that has ended.
     *
     * @param leases what its call may hold
     */
    void end(CallSession session, Collection<String> leases) {
        add(session, Integer.toString(leases.size()));
        touched.addAll(leases);
    }

    private void add(CallSession session, String leases) {
        String id = session.id().toString();
        touched.add(keys.session(id));
        told.add(id);
        told.add(SessionJson.write(session));
        told.add(leases);
    }

    String[] keys() {
        return touched.toArray(new String[0]);
    }

    String[] arguments() {
        return told.toArray(new String[0]);
    }
}
