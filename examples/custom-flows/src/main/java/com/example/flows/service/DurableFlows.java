package com.example.flows.service;

import com.example.flows.DurableSurvey;
import com.example.flows.InvitedConference;
import com.example.flows.PinConference;
import com.example.flows.Reception;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Room;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The flows of the program by name, all of them durable. Targets are {@code PJSIP/NUMBER@callees}, where the number is a prefix and the
 * digits of the dialled number after its first four.
 *
 * @param handles the engine's {@code handle}
 */
record DurableFlows(Function<CallId, CallHandle> handles) {
    private static final int QUESTIONS = 10;
    private static final int FIRST_PIN = 1_000;
    private static final int AFTER_LAST_PIN = 2_000;
    private static final int KIND_DIGITS = 4;
    private static final String DESK = "3911";
    private static final String DEPARTMENT = "3912";
    private static final String GUEST = "3913";

    /**
     * Selects the flow with this name.
     *
     * @param version of the survey for new calls, 1 or 2; calls of the first one continue with it in either case
     * @throws IllegalArgumentException if there is none
     */
    FlowSelector named(String name, int version) {
        Map<String, Supplier<FlowSelector>> flows = Map.of(
                "survey", () -> survey(version),
                "pin-conference", DurableFlows::pinConference,
                "invited-conference", this::invitedConference,
                "warm-transfer", DurableFlows::warmTransfer);
        Supplier<FlowSelector> flow = flows.get(name);
        if (flow == null) {
            throw new IllegalArgumentException("there is no flow " + name + "; there are " + flows.keySet());
        }
        return flow.get();
    }

    /** The second version asks the questions of the first one in the opposite order. */
    private static FlowSelector survey(int version) {
        DurableFlow first = DurableFlow.of("survey", 1, survey(Comparator.naturalOrder()));
        DurableFlow second = DurableFlow.of("survey", 2, survey(Comparator.reverseOrder()));
        return version == 1 ? FlowSelector.always(first) : FlowSelector.always(second, first);
    }

    private static DurableSurvey survey(Comparator<Integer> order) {
        List<Prompt> questions = IntStream.rangeClosed(1, QUESTIONS)
                .boxed()
                .sorted(order)
                .map(number -> Prompt.recording("question-" + number))
                .toList();
        return new DurableSurvey(questions, Prompt.recording("thanks"));
    }

    private static FlowSelector pinConference() {
        Map<String, Room> rooms = IntStream.range(FIRST_PIN, AFTER_LAST_PIN)
                .mapToObj(Integer::toString)
                .collect(Collectors.toMap(Function.identity(), pin -> Room.named("room-" + pin)));
        return FlowSelector.always(DurableFlow.of("pin-conference", 1, new PinConference(rooms)));
    }

    private FlowSelector invitedConference() {
        return new InvitedConference(dialled -> List.of(numberOf(GUEST, dialled)), DurableFlows::callee, handles);
    }

    private static FlowSelector warmTransfer() {
        return DurableFlows::reception;
    }

    private static DurableFlow reception(IncomingCall call) {
        Map<Character, DialTarget> departments = Map.of('1', callee(DEPARTMENT, call.dialled()));
        return DurableFlow.of("reception", 1, new Reception(callee(DESK, call.dialled()), departments));
    }

    private static DialTarget callee(String prefix, String dialled) {
        return callee(numberOf(prefix, dialled));
    }

    private static DialTarget callee(String number) {
        return DialTarget.pjsip("callees", number);
    }

    private static String numberOf(String prefix, String dialled) {
        return prefix + dialled.substring(KIND_DIGITS);
    }
}
