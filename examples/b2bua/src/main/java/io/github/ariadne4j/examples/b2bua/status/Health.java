package io.github.ariadne4j.examples.b2bua.status;

import java.util.List;
import java.util.Optional;

/** Whether calls can be taken, and if not, why. Set by the main thread, read on any. */
public final class Health {
    private volatile List<Check> checks = List.of(always("the application starts"));

    /** Calls cannot be taken, for this reason. */
    public void isDown(String why) {
        checks = List.of(always(why));
    }

    /** Calls can be taken as long as none of these complains. */
    public void watch(List<Check> all) {
        checks = List.copyOf(all);
    }

    /** What is wrong now; empty if nothing is. May wait a second for each store. */
    public List<String> complaints() {
        return checks.stream().map(Check::complaint).flatMap(Optional::stream).toList();
    }

    private static Check always(String complaint) {
        return () -> Optional.of(complaint);
    }
}
