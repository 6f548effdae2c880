package io.github.ariadne4j.testkit.model;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** A bridge of the simulated Asterisk; read and written under the loop's lock only. */
final class SimulatedBridge {
    final String id;
    final String name;
    final boolean holding;
    final Instant created;
    final Set<SimulatedChannel> members = new LinkedHashSet<>();

    SimulatedBridge(String id, String name, boolean holding, Instant created) {
        this.id = id;
        this.name = name;
        this.holding = holding;
        this.created = created;
    }

    /** Two answered SIP channels exchange their RTP natively; Asterisk switches by itself. */
    String technology() {
        if (holding) {
            return "holding_bridge";
        }
        boolean bothUp = members.size() == 2 && members.stream().allMatch(SimulatedChannel::isUp);
        return bothUp ? "native_rtp" : "simple_bridge";
    }
}
