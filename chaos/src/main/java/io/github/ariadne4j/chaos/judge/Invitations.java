package io.github.ariadne4j.chaos.judge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Compares what the hosts of conferences by invitation heard with an uninterrupted run: their guest, then GOODBYE. Where a kill
 * interrupted the invitation, the guest may be missing.
 *
 * @param calls all of them
 * @param guests the number of calls to guests in the rows, by the number of the host's call
 * @param kills the times at which the application was killed
 * @param guest the tone of a guest
 * @param goodbye the tone after the room
 */
public record Invitations(List<HeardCall> calls, Map<String, String> guests, KillTimes kills, int guest, int goodbye) {
    /** The time until the guest was dialled and has answered. */
    private static final Duration INVITING = Duration.ofSeconds(2);

    /** The answered calls with other tones, and those that were not hung up by the application. */
    public List<String> incomplete() {
        return those(each -> isAnswered(each) && !isComplete(each) && !isAlone(each));
    }

    /** The calls that heard their guest, without a row of exactly one. */
    public List<String> miscounted() {
        return those(each -> isComplete(each) && !guestsOf(each).equals("1"));
    }

    /** The number of hosts that heard their guest. */
    public long complete() {
        return calls.stream().filter(this::isComplete).count();
    }

    /** The number of hosts whose guest did not come, because of a kill. */
    public long alone() {
        return calls.stream().filter(this::isAlone).count();
    }

    /** The number of steps that were heard again after a kill. */
    public long interruptions() {
        return calls.stream()
                .mapToLong(each -> HeardSteps.of(each, kills, guest).interruptions())
                .sum();
    }

    private boolean isComplete(HeardCall each) {
        return isHungUpOn(each) && steps(each).equals(List.of(guest, goodbye));
    }

    private boolean isAlone(HeardCall each) {
        return isHungUpOn(each) && steps(each).equals(List.of(goodbye)) && isInterrupted(each);
    }

    private boolean isInterrupted(HeardCall each) {
        CallRecord call = each.call();
        return call.answered() != null
                && kills.between(call.placed(), call.answered().plus(INVITING));
    }

    private List<Integer> steps(HeardCall each) {
        return HeardSteps.of(each, kills, guest).tones();
    }

    private String guestsOf(HeardCall each) {
        return guests.getOrDefault(each.call().number(), "0");
    }

    private static boolean isAnswered(HeardCall each) {
        return each.call().answered() != null;
    }

    private static boolean isHungUpOn(HeardCall each) {
        return each.call().end() == CallRecord.End.HUNG_UP_ON;
    }

    private List<String> those(Predicate<HeardCall> fits) {
        return calls.stream()
                .filter(fits)
                .map(each -> each + " guests: " + guestsOf(each))
                .toList();
    }
}
