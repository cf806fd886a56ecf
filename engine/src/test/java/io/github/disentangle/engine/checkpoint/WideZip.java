package io.github.disentangle.engine.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// Makes ZIP files that use the 64-bit fields of the format for everything, which no library does for small ones.
final class WideZip {

    private static final int NARROW = 0xffff_ffff;

    private WideZip() {}

    static byte[] of(Map<String, byte[]> entries) {
        var zip = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        var directory = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        entries.forEach((name, data) -> {
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            int start = zip.position();
            zip.putInt(0x04034b50)
                    .putShort((short) 45)
                    .putInt(0)
                    .putLong(0)
                    .putInt(NARROW)
                    .putInt(NARROW);
            zip.putShort((short) utf8.length).putShort((short) 20).put(utf8);
            zip.putShort((short) 1)
                    .putShort((short) 16)
                    .putLong(data.length)
                    .putLong(data.length)
                    .put(data);
            directory
                    .putInt(0x02014b50)
                    .putInt(45 << 16 | 45)
                    .putInt(0)
                    .putLong(0)
                    .putInt(NARROW)
                    .putInt(NARROW);
            directory
                    .putShort((short) utf8.length)
                    .putShort((short) 33)
                    .putShort((short) 0)
                    .putShort((short) 0);
            directory.putShort((short) 0).putInt(0).putInt(NARROW).put(utf8);
            // an unrelated extra field comes first
            directory.putShort((short) 0x4242).putShort((short) 1).put((byte) 0);
            directory.putShort((short) 1).putShort((short) 24);
            directory.putLong(data.length).putLong(data.length).putLong(start);
        });
        int start = zip.position();
        zip.put(directory.flip());
        int end = zip.position();
        zip.putInt(0x06064b50).putLong(44).putInt(45 << 16 | 45).putInt(0).putInt(0);
        zip.putLong(entries.size()).putLong(entries.size()).putLong(end - start).putLong(start);
        zip.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        zip.putInt(0x06054b50)
                .putInt(0)
                .putInt(-1)
                .putInt(NARROW)
                .putInt(NARROW)
                .putShort((short) 0);
        return Arrays.copyOf(zip.array(), zip.position());
    }
}
