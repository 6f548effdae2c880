package io.github.ariadne4j.callflow.actor;

import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.operation.RequestId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The unanswered orders of one call from outside its flow. Used on the loop. */
final class OpenOrders {
    private final Map<RequestId, BiConsumer<FlowAnswer, @Nullable Throwable>> open = new HashMap<>(0);
    private int last;

    RequestId open(BiConsumer<FlowAnswer, @Nullable Throwable> answered) {
        RequestId request = new RequestId(++last, true);
        open.put(request, answered);
        return request;
    }

    void answer(RequestId request, FlowAnswer answer, @Nullable Throwable why) {
        BiConsumer<FlowAnswer, @Nullable Throwable> answered = open.remove(request);
        if (answered != null) {
            answered.accept(answer, why);
        }
    }

    void endAll() {
        Map<RequestId, BiConsumer<FlowAnswer, @Nullable Throwable>> left = Map.copyOf(open);
        open.clear();
        left.values().forEach(answered -> answered.accept(new FlowAnswer.CallOver(), null));
    }
}
