package io.github.ariadne4j.chaos.judge;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Compares what the callers of a reception heard with an uninterrupted run: the desk, music, the department.
 *
 * @param calls all of them
 * @param roles the roles of the legs in the rows, by the number of the call
 * @param kills the times at which the application was killed
 * @param uninterrupted the tones in their order, each of which lasts
 */
public record Transfers(
        List<HeardCall> calls, Map<String, String> roles, KillTimes kills, List<Integer> uninterrupted) {
    private static final String TARGET = "TRANSFER_TARGET";

    /** The answered calls with other tones, and those that the caller did not end. */
    public List<String> incomplete() {
        return those(each -> each.call().answered() != null && !isComplete(each));
    }

    /** The calls that were refused although no kill interrupted their dial. */
    public List<String> refused() {
        return those(each -> isRefused(each) && !isInterrupted(each));
    }

    /** The calls without exactly one leg of a department in the row. */
    public List<String> unrecorded() {
        return those(
                each -> isComplete(each) && targets(each) != 1 && steps(each).interruptions() == 0);
    }

    /** The number of callers that talked with the department. */
    public long complete() {
        return calls.stream().filter(this::isComplete).count();
    }

    /** The number of callers that were refused as a kill interrupted their dial. */
    public long undialled() {
        return calls.stream()
                .filter(each -> isRefused(each) && isInterrupted(each))
                .count();
    }

    /** The number of steps that were heard again after a kill. */
    public long interruptions() {
        return calls.stream().mapToLong(each -> steps(each).interruptions()).sum();
    }

    /** The number of answered calls during which the application was killed. */
    public long interrupted() {
        return calls.stream()
                .filter(each -> each.call().answered() != null && isInterrupted(each))
                .count();
    }

    private boolean isComplete(HeardCall each) {
        return each.call().end() == CallRecord.End.HUNG_UP
                && steps(each).tones().equals(uninterrupted);
    }

    private static boolean isRefused(HeardCall each) {
        return each.call().answered() == null && each.call().end() == CallRecord.End.REFUSED;
    }

    private boolean isInterrupted(HeardCall each) {
        CallRecord call = each.call();
        return call.ended() != null && kills.between(call.placed(), call.ended());
    }

    private HeardSteps steps(HeardCall each) {
        return HeardSteps.of(each, kills, uninterrupted.toArray(Integer[]::new));
    }

    private long targets(HeardCall each) {
        String all = roles.getOrDefault(each.call().number(), "");
        return List.of(all.split(",")).stream().filter(TARGET::equals).count();
    }

    private List<String> those(Predicate<HeardCall> fits) {
        return calls.stream()
                .filter(fits)
                .map(each -> each + " legs: " + roles.get(each.call().number()))
                .toList();
    }
}
