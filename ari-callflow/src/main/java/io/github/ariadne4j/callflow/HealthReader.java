package io.github.ariadne4j.callflow;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.callflow.HealthProblem.Kind;
import io.github.ariadne4j.callflow.engine.AsteriskCalls;
import io.github.ariadne4j.callflow.ownership.OwnershipLease;
import io.github.ariadne4j.callflow.session.Ports;
import java.util.ArrayList;
import java.util.List;

/** Determines the health of an engine. Any thread. */
final class HealthReader {
    /** A failed comparison is repeated after a second, so that one alone is no problem yet. */
    private static final int LOOKS_IN_A_ROW = 2;

    private final AriClient ari;
    private final WritePermission permission;
    private final AsteriskCalls actors;

    HealthReader(AriClient ari, WritePermission permission, AsteriskCalls actors) {
        this.ari = ari;
        this.permission = permission;
        this.actors = actors;
    }

    EngineHealth read() {
        List<HealthProblem> problems = new ArrayList<>();
        ConnectionState state = ari.state();
        if (state != ConnectionState.LISTENING) {
            problems.add(new HealthProblem(Kind.NO_EVENTS, "the event socket is " + state));
        }
        if (permission.isDenied()) {
            problems.add(new HealthProblem(Kind.READ_ONLY, "the ARI user may only read: read_only = yes in ari.conf"));
        }
        int failedLooks = actors.failedLooks();
        if (failedLooks >= LOOKS_IN_A_ROW) {
            problems.add(new HealthProblem(
                    Kind.LOOKS_FAIL, failedLooks + " comparisons with Asterisk in a row have failed"));
        }
        actors.ownership().ifPresent(ownership -> add(ownership, problems));
        return new EngineHealth(problems);
    }

    private static void add(OwnershipLease ownership, List<HealthProblem> problems) {
        if (ownership.isLost()) {
            problems.add(new HealthProblem(Kind.REPLACED, "another instance owns the calls of " + ownership.origin()));
            return;
        }
        if (!ownership.isConfirmed()) {
            problems.add(new HealthProblem(Kind.LEASE_UNCONFIRMED, "commands wait until the lease is confirmed"));
        }
        ownership
                .renewalFault()
                .ifPresent(fault -> problems.add(new HealthProblem(Kind.STORE_REFUSES_WRITES, Ports.why(fault))));
    }
}
