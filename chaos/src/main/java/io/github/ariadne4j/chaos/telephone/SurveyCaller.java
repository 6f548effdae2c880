package io.github.ariadne4j.chaos.telephone;

/** A caller of the survey: presses its key for each question, the same one if the question is repeated, and waits for the BYE. */
public final class SurveyCaller implements CallerBehaviour {
    private final String keys;
    private final CallerTiming reaction;
    private int answered;

    /** Takes this time for each answer. */
    public SurveyCaller(CallerTiming reaction) {
        this.reaction = reaction;
        StringBuilder chosen = new StringBuilder();
        reaction.random().ints(FlowTones.QUESTIONS, 0, 10).forEach(chosen::append);
        this.keys = chosen.toString();
    }

    @Override
    public void hears(int tone, KeySchedule next) {
        if (tone > FlowTones.QUESTIONS) {
            next.none();
            return;
        }
        next.press(keys.substring(tone - 1, tone), tone == answered ? reaction.again() : reaction.time());
        answered = tone;
    }

    @Override
    public String keys() {
        return keys;
    }
}
