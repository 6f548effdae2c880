package io.github.ariadne4j.benchmarks.frames;

import io.github.ariadne4j.benchmarks.load.CallNumbers;
import java.util.List;
import java.util.stream.IntStream;

/** The events as text, for measurements of the decoding alone. */
public final class EventTexts {
    private EventTexts() {}

    /** The first events, this many, in UTF-8. */
    public static List<byte[]> first(int count) {
        List<Frame> frames = Frame.ofCall();
        return IntStream.range(0, count)
                .mapToObj(number -> frames.get(CallNumbers.stepOf(number)).text(number))
                .toList();
    }
}
