package io.github.ariadne4j.examples.b2bua.status;

import io.github.ariadne4j.dashboard.live.Dependency;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The states of the application's dependencies, for the pages. Called on a thread of the pages. */
public final class DependencyStates {
    private volatile List<Entry> entries = List.of();

    /**
     * A dependency.
     *
     * @param name its kind
     * @param which its address or version
     * @param check its check
     * @param isAbout selects the reasons of the check that concern it
     */
    public record Entry(String name, String which, HealthCheck check, Predicate<UnavailabilityReason> isAbout) {}

    /** Sets the dependencies. */
    public void watch(List<Entry> all) {
        entries = List.copyOf(all);
    }

    /** The current state of each; may take a while. */
    public List<Dependency> now() {
        return entries.stream().map(DependencyStates::stateOf).toList();
    }

    private static Dependency stateOf(Entry entry) {
        String wrong = entry.check().reasons().stream()
                .filter(entry.isAbout())
                .map(UnavailabilityReason::detail)
                .collect(Collectors.joining("; "));
        return new Dependency(entry.name(), wrong.isEmpty(), wrong.isEmpty() ? entry.which() : wrong);
    }
}
