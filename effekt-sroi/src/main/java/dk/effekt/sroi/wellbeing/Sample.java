package dk.effekt.sroi.wellbeing;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Mean and variance of so many numbers. */
record Sample(int size, double mean, double variance) {

    /** Sums in the order given, in two passes; the variance divides by n − 1 and is NaN below two numbers. */
    static Sample of(List<Answer> answers, ToDoubleFunction<Answer> number) {
        double sum = 0;
        for (Answer answer : answers) {
            sum += number.applyAsDouble(answer);
        }
        double mean = sum / answers.size();
        double squares = 0;
        for (Answer answer : answers) {
            double apart = number.applyAsDouble(answer) - mean;
            squares += apart * apart;
        }
        return new Sample(answers.size(), mean, squares / (answers.size() - 1));
    }

    /** Variance of the mean. */
    double error() {
        return variance / size;
    }

    /** Mean less that of another, over √((s₁² + s₂²)/2) (Austin 2009); none where neither varies. */
    OptionalDouble standardizedDifference(Sample other) {
        double spread = Math.sqrt((variance + other.variance) / 2);
        return spread > 0 ? OptionalDouble.of((mean - other.mean) / spread) : OptionalDouble.empty();
    }
}
