package io.github.ariadne4j.callflow.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** What the spool asks of the file system: every step after which a crash, a full disk or a fault may come. */
interface Disk {
    /** Opens a file to read and write; makes it if it is not there. Only its owner may read it. */
    FileChannel open(Path file) throws IOException;

    /** Writes all of it at this place. */
    void write(FileChannel file, ByteBuffer bytes, long at) throws IOException;

    /** Cuts the file to this length. */
    void truncate(FileChannel file, long length) throws IOException;

    /** Returns once what was written is on the disk. */
    void force(FileChannel file) throws IOException;

    /** Gives the file another file's name in one step: who reads that name finds the one or the other. */
    void rename(Path file, Path name) throws IOException;

    /** Returns once the names in the folder are on the disk. */
    void forceNames(Path folder) throws IOException;
}
