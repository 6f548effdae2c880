package io.github.ariadne4j.callflow.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.session.CallSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The scopes in which a call may be counted, derived from its session: for calls that another instance admitted. Any thread. */
public final class CountedScopes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TRUNKS =
            Set.of(DialTarget.Technology.PJSIP.name(), DialTarget.Technology.SIP.name());

    private CountedScopes() {}

    /** Its account, the endpoint it came in through, and the endpoints that it dials or has dialled. */
    public static Set<LimitScope> of(CallSession session) {
        List<DialTarget> dialled = new ArrayList<>();
        for (CdrLeg leg : session.legs()) {
            if (leg.target() != null) {
                addTarget(leg.target(), dialled);
            }
        }
        Set<LimitScope> scopes = LimitScope.of(session.call(), dialled);
        if (session.state() != null) {
            addDialled(session.state(), scopes);
        }
        return scopes;
    }

    private static void addTarget(String text, List<DialTarget> dialled) {
        try {
            dialled.add(DialTarget.parse(text));
        } catch (IllegalArgumentException ofAnotherVersion) {
            // Its lease expires.
        }
    }

    private static void addDialled(String state, Set<LimitScope> scopes) {
        try {
            for (JsonNode target : JSON.readTree(state).findValues("target")) {
                if (TRUNKS.contains(target.path("technology").asText())) {
                    scopes.add(LimitScope.dialledTrunk(target.path("peer").asText()));
                }
            }
        } catch (JsonProcessingException ofAnotherVersion) {
            // Its leases expire.
        }
    }
}
