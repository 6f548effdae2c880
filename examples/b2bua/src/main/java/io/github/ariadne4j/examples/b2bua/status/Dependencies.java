package io.github.ariadne4j.examples.b2bua.status;

import io.github.ariadne4j.dashboard.live.Dependency;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the application depends on, for the pages. Asked on a thread of theirs. */
public final class Dependencies {
    private volatile List<Entry> entries = List.of();

    /**
     * One of them.
     *
     * @param name what it is
     * @param which which one, in a few words
     * @param check what says how it is
     * @param isAbout which of the reasons that the check gives concern it
     */
    public record Entry(String name, String which, Check check, Predicate<Reason> isAbout) {}

    /** From now on these. */
    public void watch(List<Entry> all) {
        entries = List.copyOf(all);
    }

    /** How each of them is; may take a while. */
    public List<Dependency> now() {
        return entries.stream().map(Dependencies::stateOf).toList();
    }

    private static Dependency stateOf(Entry entry) {
        String wrong = entry.check().reasons().stream()
                .filter(entry.isAbout())
                .map(Reason::detail)
                .collect(Collectors.joining("; "));
        return new Dependency(entry.name(), wrong.isEmpty(), wrong.isEmpty() ? entry.which() : wrong);
    }
}
