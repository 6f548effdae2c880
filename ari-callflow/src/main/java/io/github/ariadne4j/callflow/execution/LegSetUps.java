package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.leg.LegId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The set-ups of the legs of one call that are under way. Used on the loop. */
final class LegSetUps {
    private final SetUps all;
    private Map<LegId, SetUps.SetUp> underWay = Map.of();

    LegSetUps(SetUps all) {
        this.all = all;
    }

    void begin(LegId leg) {
        end(leg);
        if (underWay.isEmpty()) {
            underWay = new HashMap<>(2);
        }
        underWay.put(leg, all.begin(System.nanoTime()));
    }

    void done(LegId leg) {
        SetUps.SetUp setUp = taken(leg);
        if (setUp != null) {
            all.done(setUp, System.nanoTime());
        }
    }

    void end(LegId leg) {
        SetUps.SetUp setUp = taken(leg);
        if (setUp != null) {
            all.ended(setUp, System.nanoTime());
        }
    }

    private SetUps.@Nullable SetUp taken(LegId leg) {
        return underWay.isEmpty() ? null : underWay.remove(leg);
    }

    void endAll() {
        long now = System.nanoTime();
        underWay.values().forEach(setUp -> all.ended(setUp, now));
        underWay = Map.of();
    }
}
