package io.github.ariadne4j.chaos.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The result of a scenario, with all its problems. Every scenario requires: no call dropped, no caller stuck or in silence, every CDR
 * once and correct, no residue; a scenario adds its own requirements.
 */
public final class Judgement {
    private static final int SHOWN = 5;

    private final List<CallRecord> calls;
    private final CdrComparison cdrs;
    private final Residue residue;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int exposures;
    private Times detected = Times.NONE;
    private Times recovered = Times.NONE;

    private Judgement(List<CallRecord> calls, CdrComparison cdrs, Residue residue) {
        this.calls = calls;
        this.cdrs = cdrs;
        this.residue = residue;
    }

    /** Checks the requirements of every scenario. */
    public static Judgement of(List<CallRecord> calls, CdrComparison cdrs, Residue residue) {
        Judgement judgement = new Judgement(calls, cdrs, residue);
        judgement.require(!calls.isEmpty(), "no call was placed");
        judgement.nothing("calls dropped", judgement.numbers(CallRecord::dropped));
        judgement.nothing("CDRs lost", cdrs.missing());
        judgement.nothing("CDRs twice", cdrs.duplicate());
        judgement.nothing("CDRs of calls that were not made", cdrs.strangers());
        judgement.nothing("CDRs deny an answer", cdrs.wrong());
        judgement.nothing("calls with a party in silence", cdrs.silent());
        judgement.nothing("channels left", residue.channels());
        judgement.nothing("bridges left", residue.bridges());
        judgement.nothing("keys left", residue.keys());
        return judgement;
    }

    /** Requires that no caller was left ringing or without the other side. Not used if Asterisk itself is killed. */
    public Judgement nobodyIsStuck() {
        nothing("calls stuck", numbers(CallRecord::stuck));
        return this;
    }

    /** Requires that no new call was refused. Only used if an instance was available all the time. */
    public Judgement noNewCallFails() {
        nothing("new calls failed", numbers(CallRecord::failed));
        return this;
    }

    /** Adds a measurement that is printed and not judged. */
    public Judgement note(String line) {
        notes.add(line);
        return this;
    }

    /** All notes. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Requires that the list is empty. */
    public Judgement nothing(String what, List<String> found) {
        if (!found.isEmpty()) {
            String more = found.size() > SHOWN ? ", …" : "";
            problems.add(found.size() + " " + what + ": "
                    + String.join(", ", found.subList(0, Math.min(SHOWN, found.size()))) + more);
        }
        return this;
    }

    /** Requires that this took no longer than the limit, if it was measured. */
    public Judgement within(String what, Duration limit, Duration actual) {
        if (actual.compareTo(limit) > 0) {
            problems.add(what + " took " + actual.toMillis() + " ms; at most " + limit.toMillis());
        }
        return this;
    }

    /** Requires a condition. */
    public Judgement require(boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
        return this;
    }

    /** Sets the number of injected faults. */
    public Judgement exposed(int times) {
        exposures = times;
        return this;
    }

    /** Sets the times until the fault was detected. */
    public Judgement detected(Times times) {
        detected = times;
        return this;
    }

    /** Sets the times until normal operation. */
    public Judgement recovered(Times times) {
        recovered = times;
        return this;
    }

    /** From the end of each call to its CDR. */
    public Times lag() {
        return cdrs.lag();
    }

    /** The number of calls that were refused although the application had taken them: they have a CDR. */
    public int unavailableWithCdr() {
        return cdrs.unavailable();
    }

    /** The set-up times of callees that answer at once. */
    public Times setUp() {
        return new Times(calls.stream().flatMap(call -> call.setUp().stream()).toList());
    }

    /** The number of callers' records that match. */
    public long count(Predicate<CallRecord> fits) {
        return calls.stream().filter(fits).count();
    }

    /** The violated requirements; empty if the scenario passed. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The row of the table, without the scenario's name and target. */
    public List<String> row() {
        return List.of(
                "" + exposures,
                "" + calls.size(),
                "" + count(CallRecord::dropped),
                "" + count(CallRecord::stuck),
                cdrs.expected() + "/" + cdrs.actual() + "/" + cdrs.duplicate().size(),
                residue.channels().size() + "/" + residue.bridges().size() + "/"
                        + residue.keys().size(),
                setUp().toString(),
                detected.toString(),
                recovered.toString());
    }

    private List<String> numbers(Predicate<CallRecord> fits) {
        return calls.stream().filter(fits).map(CallRecord::number).toList();
    }
}
