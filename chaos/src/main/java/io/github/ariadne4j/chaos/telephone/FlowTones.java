package io.github.ariadne4j.chaos.telephone;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tones of flows. Those of the desk, the department and the guest are in the overlay of the dialplan too. */
public final class FlowTones {
    /** The number of questions of the survey; each has the tone of its number. */
    public static final int QUESTIONS = 10;
    /** The thanks of the survey. */
    public static final int THANKS = QUESTIONS + 1;
    /** A conference asks for its PIN, for the first time or after a wrong one. */
    public static final int PIN = 1;
    /** A caller is about to be in the conference. */
    public static final int PLACED = 2;
    /** The flow is about to end. */
    public static final int GOODBYE = 3;
    /** Music on hold. */
    public static final int MUSIC = 4;
    /** The desk of the reception. */
    public static final int DESK = 5;
    /** The department that it transfers to. */
    public static final int DEPARTMENT = 6;
    /** The guest of a conference. */
    public static final int GUEST = 7;
    /** One of two members of a conference. */
    public static final int MEMBER = 8;
    /** The other one. */
    public static final int OTHER_MEMBER = 9;

    private FlowTones() {}

    /** The prompts of all flows: each name with its tone. */
    public static Map<String, Integer> prompts() {
        Map<String, Integer> prompts = new LinkedHashMap<>();
        for (int question = 1; question <= QUESTIONS; question++) {
            prompts.put("question-" + question, question);
        }
        prompts.put("thanks", THANKS);
        prompts.put("conf-getpin", PIN);
        prompts.put("conf-invalidpin", PIN);
        prompts.put("conf-placeintoconf", PLACED);
        prompts.put("vm-goodbye", GOODBYE);
        return prompts;
    }
}
