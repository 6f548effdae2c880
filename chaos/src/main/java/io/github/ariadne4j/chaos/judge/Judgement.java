package io.github.ariadne4j.chaos.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What came of a scenario, and everything about it that must not be. The same is asked of every scenario: nothing dropped,
 * no caller stuck or in silence, every CDR once and right, nothing left; a scenario adds what else it has to reach.
 */
public final class Judgement {
    private static final int SHOWN = 5;

    private final List<CallRecord> calls;
    private final Cdrs cdrs;
    private final Residue residue;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int exposures;
    private Times detected = Times.NONE;
    private Times recovered = Times.NONE;

    private Judgement(List<CallRecord> calls, Cdrs cdrs, Residue residue) {
        this.calls = calls;
        this.cdrs = cdrs;
        this.residue = residue;
    }

    /** Judges what every scenario has to reach. */
    public static Judgement of(List<CallRecord> calls, Cdrs cdrs, Residue residue) {
        Judgement judgement = new Judgement(calls, cdrs, residue);
        judgement.nothing("calls were placed: too few to judge", calls.isEmpty() ? List.of("none") : List.of());
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

    /** No caller was left ringing or alone in the line. Not asked where Asterisk itself dies. */
    public Judgement nobodyIsStuck() {
        nothing("calls stuck", numbers(CallRecord::stuck));
        return this;
    }

    /** No new call was refused. Only asked where an instance was there all the time. */
    public Judgement noNewCallFails() {
        nothing("new calls failed", numbers(CallRecord::failed));
        return this;
    }

    /** What was measured and is not judged: printed, and kept nowhere else. */
    public Judgement note(String line) {
        notes.add(line);
        return this;
    }

    /** All notes. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** None of these may be. */
    public Judgement nothing(String what, List<String> found) {
        if (!found.isEmpty()) {
            String more = found.size() > SHOWN ? ", …" : "";
            problems.add(found.size() + " " + what + ": "
                    + String.join(", ", found.subList(0, Math.min(SHOWN, found.size()))) + more);
        }
        return this;
    }

    /** So much time at the most, if it was measured at all. */
    public Judgement within(String what, Duration limit, Duration actual) {
        if (actual.compareTo(limit) > 0) {
            problems.add(what + " took " + actual.toMillis() + " ms; at most " + limit.toMillis());
        }
        return this;
    }

    /** Something else that must hold. */
    public Judgement require(boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
        return this;
    }

    /** How often something was made to fail. */
    public Judgement exposed(int times) {
        exposures = times;
        return this;
    }

    /** How long it took until the failure was noticed. */
    public Judgement detected(Times times) {
        detected = times;
        return this;
    }

    /** How long it took until all was well again. */
    public Judgement recovered(Times times) {
        recovered = times;
        return this;
    }

    /** From the end of each call to its CDR. */
    public Times lag() {
        return cdrs.lag();
    }

    /** Calls that were refused although the application had taken them: they have a CDR. */
    public int unavailableWithCdr() {
        return cdrs.unavailable();
    }

    /** How long callers waited for callees that answer at once. */
    public Times setUp() {
        return new Times(calls.stream().flatMap(call -> call.setUp().stream()).toList());
    }

    /** The callers' records that fit. */
    public long count(Predicate<CallRecord> fits) {
        return calls.stream().filter(fits).count();
    }

    /** What must not be; empty if all is well. */
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
