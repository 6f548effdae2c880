package io.github.ariadne4j.examples.b2bua.status;

import java.util.List;

/** A check of a dependency. Called on any thread; may take a while. */
public interface HealthCheck {
    /** The name of its reason if it does not complete; lower case with underscores. */
    String name();

    /** The problems; empty if there are none. */
    List<UnavailabilityReason> reasons();
}
