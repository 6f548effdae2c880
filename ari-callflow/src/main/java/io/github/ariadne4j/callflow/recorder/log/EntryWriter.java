package io.github.ariadne4j.callflow.recorder.log;

import io.github.ariadne4j.callflow.recorder.mask.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries as bytes: their length with this number itself, the kind, the time, and their fields. Classes and constants of enums
 * are written as numbers, texts as their length and UTF-8, numbers with seven bits a byte. One for all logs of a recorder; used by one
 * thread at a time.
 */
public final class EntryWriter {
    /** The length of an entry comes first. */
    static final int HEADER = Integer.BYTES;

    static final byte EVENT = 0;
    static final byte STEP = 1;
    static final byte REQUEST = 2;
    static final byte ANSWER = 3;
    static final byte WRITE = 4;

    /** The last byte of a number is below it. */
    static final int MORE = 0x80;

    static final int BITS = 7;

    private static final int USUAL_SIZE = 4_096;
    /** Of the fields of any entry, texts apart. */
    private static final int FIELDS = 64;

    private final BlockPool blocks = new BlockPool();
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    private List<Object> constants = List.of();
    private @Nullable Object lastPlan;
    private int lastPlanNumber;
    private byte[] bytes = new byte[USUAL_SIZE];
    private int at;

    BlockPool blocks() {
        return blocks;
    }

    /** The constants that numbers in entries stand for. The list is not changed: it is another one once there is a further constant. */
    List<Object> constants() {
        return constants;
    }

    /** The entry that was written last, until the next one is. */
    byte[] written() {
        return bytes;
    }

    /** Writes an entry; how many bytes it has. */
    int write(KeptEntry entry) {
        if (bytes.length > USUAL_SIZE) {
            bytes = new byte[USUAL_SIZE];
        }
        at = HEADER;
        if (entry instanceof KeptEntry.Event event) {
            write(event);
        } else if (entry instanceof KeptEntry.Step step) {
            write(step);
        } else if (entry instanceof KeptEntry.Request request) {
            write(request);
        } else if (entry instanceof KeptEntry.Answer answer) {
            write(answer);
        } else if (entry instanceof KeptEntry.Write write) {
            write(write);
        }
        length(at);
        return at;
    }

    private void write(KeptEntry.Event event) {
        begin(EVENT, event.nanos());
        text(event.type());
        text(event.channel());
        json(event.json());
    }

    private void write(KeptEntry.Step step) {
        begin(STEP, step.nanos());
        number(step.about());
        number(numberOf(step.what()));
        number(step.detail() == null ? 0 : 1 + numberOf(step.detail()));
        number(numberOfPlan(step.before()));
        number(numberOfPlan(step.after()));
    }

    private void write(KeptEntry.Request request) {
        begin(REQUEST, request.nanos());
        number(request.number());
        text(request.text());
    }

    private void write(KeptEntry.Answer answer) {
        begin(ANSWER, answer.nanos());
        number(answer.number());
        number(answer.took());
        number(answer.status());
        text(answer.failure());
    }

    private void write(KeptEntry.Write write) {
        begin(WRITE, write.nanos());
        number(write.isOfRecord() ? 1 : 0);
        text(write.store());
        text(write.operation());
        number(write.took());
        text(write.failure());
    }

    private void begin(byte kind, long nanos) {
        bytes[at++] = kind;
        number(nanos);
    }

    private void text(@Nullable String text) {
        if (text == null) {
            number(0);
        } else {
            text(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void text(byte[] utf8) {
        beginText(utf8.length);
        System.arraycopy(utf8, 0, bytes, at, utf8.length);
        at += utf8.length;
    }

    private void json(EventJson json) {
        beginText(json.length());
        json.copyTo(bytes, at);
        at += json.length();
    }

    /** Makes room for this number of bytes, and the fields after them. */
    private void beginText(int length) {
        int needed = at + length + FIELDS;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * needed);
        }
        number(1L + length);
    }

    private void number(long number) {
        long left = number;
        while ((left & -MORE) != 0) {
            bytes[at++] = (byte) (left | MORE);
            left >>>= BITS;
        }
        bytes[at++] = (byte) left;
    }

    private void length(int length) {
        for (int i = 0; i < HEADER; i++) {
            bytes[i] = (byte) (length >>> (Byte.SIZE * (HEADER - 1 - i)));
        }
    }

    /** Most steps begin and end with the plan of the one before. */
    private int numberOfPlan(Class<?> plan) {
        if (plan != lastPlan) {
            lastPlan = plan;
            lastPlanNumber = numberOf(plan);
        }
        return lastPlanNumber;
    }

    private int numberOf(Object constant) {
        Integer known = numbers.get(constant);
        return known == null ? add(constant) : known;
    }

    private int add(Object constant) {
        int number = constants.size();
        List<Object> more = new ArrayList<>(constants);
        more.add(constant);
        constants = List.copyOf(more);
        numbers.put(constant, number);
        return number;
    }
}
