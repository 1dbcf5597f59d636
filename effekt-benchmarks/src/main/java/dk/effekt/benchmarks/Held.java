package dk.effekt.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a process holds when all garbage is gone.
 *
 * @param heap bytes
 * @param threads that live
 * @param handles files, sockets and the like that are open; 0 where the operating system does not tell
 * @param buffers bytes outside the heap, direct and mapped
 * @param classes that are loaded
 */
record Held(long heap, int threads, long handles, long buffers, int classes) {

    static Held now() {
        long heap = Heap.used();
        long buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return new Held(
                heap,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : 0,
                buffers,
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }
}
