package io.github.ariadne4j.callflow.recorder.log;

import io.github.ariadne4j.callflow.recorder.mask.EventJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link EntryWriter} wrote, one entry after the other. */
final class EntryReader {
    private final byte[] bytes;
    private final List<Object> constants;
    private int at;

    EntryReader(byte[] bytes, List<Object> constants) {
        this.bytes = bytes;
        this.constants = constants;
    }

    KeptEntry read() {
        at += EntryWriter.HEADER;
        byte kind = bytes[at++];
        long nanos = number();
        return switch (kind) {
            case EntryWriter.EVENT ->
                new KeptEntry.Event(nanos, text(), textOrNull(), new EventJson(ByteBuffer.wrap(present(utf8()))));
            case EntryWriter.STEP -> step(nanos);
            case EntryWriter.REQUEST -> new KeptEntry.Request(nanos, number(), text());
            case EntryWriter.ANSWER -> new KeptEntry.Answer(nanos, number(), number(), (int) number(), textOrNull());
            case EntryWriter.WRITE -> new KeptEntry.Write(nanos, number() == 1, text(), text(), number(), textOrNull());
            default -> throw new IllegalStateException("there is no entry of kind " + kind);
        };
    }

    private KeptEntry.Step step(long nanos) {
        int about = (int) number();
        Class<?> what = type();
        int detail = (int) number();
        return new KeptEntry.Step(
                nanos, what, about, detail == 0 ? null : (Enum<?>) constants.get(detail - 1), type(), type());
    }

    private Class<?> type() {
        return (Class<?>) constants.get((int) number());
    }

    private String text() {
        return present(textOrNull());
    }

    private @Nullable String textOrNull() {
        byte[] utf8 = utf8();
        return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
    }

    private byte @Nullable [] utf8() {
        int length = (int) number() - 1;
        if (length < 0) {
            return null;
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private long number() {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            number |= (next & (EntryWriter.MORE - 1L)) << shift;
            shift += EntryWriter.BITS;
        } while (next < 0);
        return number;
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
