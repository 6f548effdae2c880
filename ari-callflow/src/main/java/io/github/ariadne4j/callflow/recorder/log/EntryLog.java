package io.github.ariadne4j.callflow.recorder.log;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Entries in the order in which they were added; the first ones may be removed. Used by one thread at a time. */
public final class EntryLog {
    private static final byte[] FULL = {};

    private final EntryWriter writer;
    private final ArrayDeque<byte[]> blocks;
    private byte[] last = FULL;
    private int first;
    private int end = BlockPool.SIZE;
    private int size;
    private boolean isViewed;

    /**
     * An empty log.
     *
     * @param writer writes its entries, and those of other logs
     * @param usualBlocks how many blocks it is expected to fill
     */
    public EntryLog(EntryWriter writer, int usualBlocks) {
        this.writer = writer;
        this.blocks = new ArrayDeque<>(usualBlocks);
    }

    /** The number of entries. */
    public int size() {
        return size;
    }

    /** The number of bytes in use for them. */
    public long bytes() {
        return (long) blocks.size() * BlockPool.BYTES;
    }

    /** Adds an entry after the others. */
    public void add(KeptEntry entry) {
        int length = writer.write(entry);
        byte[] from = writer.written();
        for (int copied = 0; copied < length; ) {
            if (end == BlockPool.SIZE) {
                last = writer.blocks().take();
                blocks.addLast(last);
                end = 0;
            }
            int part = Math.min(length - copied, BlockPool.SIZE - end);
            System.arraycopy(from, copied, last, end, part);
            copied += part;
            end += part;
        }
        size++;
    }

    /** Removes the first entry; how many bytes it had. */
    public int removeFirst() {
        int length = lengthOfFirst();
        first += length;
        while (first >= BlockPool.SIZE) {
            release(blocks.removeFirst());
            first -= BlockPool.SIZE;
        }
        size--;
        if (size == 0) {
            clear();
        }
        return length;
    }

    /** Removes all entries; how many bytes they had. */
    public long clear() {
        long removed = length();
        blocks.forEach(this::release);
        blocks.clear();
        last = FULL;
        first = 0;
        end = BlockPool.SIZE;
        size = 0;
        return removed;
    }

    /** The entries of now, to be read later on any thread. Their blocks are not used again. */
    public View view() {
        isViewed = true;
        return new View(List.copyOf(blocks), first, length(), size, writer.constants());
    }

    private int length() {
        return blocks.isEmpty() ? 0 : (blocks.size() - 1) * BlockPool.SIZE + end - first;
    }

    private void release(byte[] block) {
        if (!isViewed) {
            writer.blocks().giveBack(block);
        }
    }

    private int lengthOfFirst() {
        byte[] block = blocks.getFirst();
        if (first + EntryWriter.HEADER <= BlockPool.SIZE) {
            return ByteBuffer.wrap(block).getInt(first);
        }
        return ByteBuffer.wrap(bytes(blocks, first, EntryWriter.HEADER)).getInt();
    }

    /** The bytes from this place in the first block on. */
    private static byte[] bytes(Iterable<byte[]> blocks, int from, int length) {
        byte[] bytes = new byte[length];
        int skipped = from;
        int copied = 0;
        for (byte[] block : blocks) {
            int part = Math.min(length - copied, BlockPool.SIZE - skipped);
            System.arraycopy(block, skipped, bytes, copied, part);
            copied += part;
            skipped = 0;
            if (copied == length) {
                break;
            }
        }
        return bytes;
    }

    /** The entries of a log as they were; what is added to the log afterwards changes none of their bytes. */
    public static final class View {
        private final List<byte[]> blocks;
        private final int first;
        private final int length;
        private final int size;
        private final List<Object> constants;

        private View(List<byte[]> blocks, int first, int length, int size, List<Object> constants) {
            this.blocks = blocks;
            this.first = first;
            this.length = length;
            this.size = size;
            this.constants = constants;
        }

        /** The entries, read on the thread that asks. */
        public List<KeptEntry> read() {
            EntryReader reader = new EntryReader(bytes(blocks, first, length), constants);
            List<KeptEntry> entries = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                entries.add(reader.read());
            }
            return entries;
        }
    }
}
