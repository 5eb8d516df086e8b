namespace Probative.Fuzz.Looping;

/// <summary>What a loop did.</summary>
/// <param name="Executions">Inputs that were read.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="SlowestMs">The longest that one input took.</param>
/// <param name="LargestBytes">The most that was allocated for one input.</param>
/// <param name="Faults">Inputs that broke a promise or a limit, at most some.</param>
public sealed record LoopResult(
    long Executions, double Seconds, double SlowestMs, long LargestBytes, IReadOnlyList<LoopFault> Faults);
