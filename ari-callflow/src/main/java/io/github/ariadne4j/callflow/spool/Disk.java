package io.github.ariadne4j.callflow.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The file system operations of the spool: each step at which a crash, a full disk or a fault may occur. */
interface Disk {
    /** Opens a file for reading and writing; creates it if it does not exist. Only its owner may read it. */
    FileChannel open(Path file) throws IOException;

    /** Writes all bytes at this position. */
    void write(FileChannel file, ByteBuffer bytes, long at) throws IOException;

    /** Cuts the file to this length. */
    void truncate(FileChannel file, long length) throws IOException;

    /** Returns once written data is on the disk. */
    void force(FileChannel file) throws IOException;

    /** Renames a file over another one in one step: a reader of that name finds either of the two. */
    void rename(Path file, Path name) throws IOException;

    /** Returns once the directory entries of the folder are on the disk. */
    void forceNames(Path folder) throws IOException;
}
