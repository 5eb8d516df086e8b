namespace Probative.Formats.TransportStream;

/// <summary>What the program clock references of one identifier say (ISO/IEC 13818-1, 2.4.3.5).</summary>
/// <param name="Count">How many there are.</param>
/// <param name="First">The first, in 27 MHz ticks.</param>
/// <param name="FirstOffset">The offset of its packet.</param>
/// <param name="Last">The last, in 27 MHz ticks.</param>
/// <param name="LastOffset">The offset of its packet.</param>
/// <param name="ElapsedTicks">
/// The sum of the steps between them in 27 MHz ticks, wraps undone; steps that are jumps or announced
/// discontinuities are left out.
/// </param>
/// <param name="Jumps">How many steps go back, or forward by more than a second, unannounced.</param>
/// <param name="Announced">How many steps are announced as discontinuities.</param>
public sealed record ClockReport(
    long Count,
    long First,
    long FirstOffset,
    long Last,
    long LastOffset,
    long ElapsedTicks,
    long Jumps,
    long Announced);
