package io.github.ariadne4j.chaos.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a flow that a caller heard. A step that was interrupted by a kill of the application may be heard again: the call is back
 * at its first tone, and the tones between do not count.
 *
 * @param tones the first tone of each step
 * @param interruptions the number of returns to an earlier tone after a kill
 */
public record HeardSteps(List<Integer> tones, int interruptions) {
    /**
     * The steps of this call.
     *
     * @param lasting voices and music: one that goes on after a gap is the same one
     */
    public static HeardSteps of(HeardCall call, KillTimes kills, Integer... lasting) {
        List<Integer> last = List.of(lasting);
        List<HeardTone> kept = new ArrayList<>();
        int interruptions = 0;
        for (HeardTone heard : call.heard()) {
            int earlier = lastOf(heard.tone(), kept);
            boolean goesOn = earlier >= 0 && earlier == kept.size() - 1 && last.contains(heard.tone());
            if (!goesOn && earlier >= 0 && kills.between(kept.get(earlier), heard)) {
                kept.subList(earlier + 1, kept.size()).clear();
                interruptions++;
            } else if (!goesOn) {
                kept.add(heard);
            }
        }
        return new HeardSteps(kept.stream().map(HeardTone::tone).toList(), interruptions);
    }

    private static int lastOf(int tone, List<HeardTone> kept) {
        int last = kept.size() - 1;
        while (last >= 0 && kept.get(last).tone() != tone) {
            last--;
        }
        return last;
    }
}
