package dk.effekt.internal;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * Work cut into blocks of a fixed size, so that neither what a block holds nor the order of the results depends on how many
 * threads there are: sums taken block by block have the same bits on one thread and on eight.
 *
 * <p>Every block is offered to the executor, and the calling thread takes those that nobody has begun. Therefore a caller that
 * is itself a thread of the executor's pool never waits for a thread that is not there, and an executor that is full or shut
 * down leaves all work to the caller.
 */
public final class Blocks {

    /** The items of a block: enough to outweigh its handing over, few enough to go round. */
    public static final int ITEMS = 8_192;

    private Blocks() {}

    /** Work on a block; called by several threads at a time. */
    @FunctionalInterface
    public interface Work<T> {

        /** The result of the items from one to just before another. */
        T on(int startInclusive, int endExclusive);
    }

    /** The results of all blocks, in order. All blocks are worked on even if one throws; then the first exception is thrown. */
    public static <T> List<T> map(Executor executor, int items, Work<T> work) {
        return map(executor, items, ITEMS, work);
    }

    /** The same with blocks of another size, for items that are much work each. */
    public static <T> List<T> map(Executor executor, int items, int itemsOfBlock, Work<T> work) {
        List<FutureTask<T>> tasks = new ArrayList<>();
        for (int start = 0, end; start < items; start = end) {
            int from = start;
            int to = from + Math.min(itemsOfBlock, items - from);
            tasks.add(new FutureTask<>(() -> work.on(from, to)));
            end = to;
        }
        try {
            tasks.forEach(executor::execute);
        } catch (RejectedExecutionException e) {
            // Nothing is lost: the caller does what the executor does not take.
        }
        tasks.forEach(FutureTask::run);
        List<T> results = new ArrayList<>(tasks.size());
        for (FutureTask<T> task : tasks) {
            try {
                results.add(Uninterruptibles.getUninterruptibly(task));
            } catch (ExecutionException e) {
                Throwables.throwIfUnchecked(Objects.requireNonNull(e.getCause()));
                throw new AssertionError("work throws no checked exception", e);
            }
        }
        return results;
    }
}
